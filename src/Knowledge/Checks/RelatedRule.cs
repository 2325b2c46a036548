using VinhPhong.Knowledge.Entries;

namespace VinhPhong.Knowledge.Checks;

/// <summary>Related entries exist.</summary>
internal static class RelatedRule
{
    public static IEnumerable<Finding> Look(Checking checking)
    {
        var ids = checking.Set.Filed.Select(filed => filed.Entry.Id).ToHashSet(StringComparer.Ordinal);
        return
            from filed in checking.Set.Filed
            from related in filed.Entry.Related
            where !ids.Contains(related) || related == filed.Entry.Id
            select EntryChecks.At(filed, "related", $"The related entry \"{related}\" does not exist or is this one.", "Name the id of another entry, or take it out.");
    }
}
