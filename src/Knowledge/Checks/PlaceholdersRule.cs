using VinhPhong.Knowledge.Centre;
using VinhPhong.Knowledge.Entries;

namespace VinhPhong.Knowledge.Checks;

/// <summary>Placeholders name keys of <c>data/centre.yaml</c>, and their braces are whole.</summary>
internal static class PlaceholdersRule
{
    public static IEnumerable<Finding> Look(Checking checking)
    {
        foreach (var filed in checking.Set.Filed)
        {
            var body = filed.Entry.Body;
            var good = 0;
            foreach (var (key, index) in CentreSettings.Placeholders(body))
            {
                good++;
                if (!checking.Centre.Keys.Contains(key))
                    yield return new Finding(filed.File, LineOf(filed, index), $"The placeholder {{{{{key}}}}} is not in data/centre.yaml.", $"Use one of: {string.Join(", ", checking.Centre.Keys)}.");
            }
            var braces = body.AsSpan().Count("{{") + body.AsSpan().Count("}}");
            if (braces != good * 2)
                yield return new Finding(filed.File, LineOf(filed, Math.Max(0, body.IndexOf("{{", StringComparison.Ordinal))), "A placeholder is broken.", "Write it as {{centre.phone}}.");
        }
    }

    private static int LineOf(FiledEntry filed, int index) => filed.BodyLine + filed.Entry.Body.AsSpan(0, index).Count('\n');
}
