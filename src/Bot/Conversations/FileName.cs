using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Bot.Conversations;

/// <summary>The name of a file as people see it.</summary>
internal static class FileName
{
    private const int Longest = 120;

    /// <summary>A name to show, never a path: no folders, no control characters, one Unicode form, not too long.</summary>
    public static string Clean(string? name)
    {
        var last = (name ?? "").Replace('\\', '/').Split('/')[^1];
        var clean = string.Concat(last.Where(c => !char.IsControl(c) && c is not ('"' or '<' or '>' or '|' or ':' or '*' or '?'))).Trim(' ', '.');
        clean = Composed.Of(clean);
        if (clean.Length == 0) return "tep";
        return clean.Length <= Longest ? clean : clean[^Longest..].TrimStart();
    }
}
