using VinhPhong.Knowledge.Entries;

namespace VinhPhong.Knowledge.Checks;

/// <summary>Every answer says what it rests on, and when somebody looked.</summary>
internal static class SourcesRule
{
    public static IEnumerable<Finding> Look(Checking checking)
    {
        foreach (var filed in checking.Set.Filed.Where(filed => filed.Entry.Answers))
        {
            if (filed.Entry.Sources.Count == 0)
                yield return EntryChecks.At(filed, "sources", "No source.", "Add \"sources:\" with document, article, url and the date checked.");
            foreach (var source in filed.Entry.Sources.Where(source => source.Checked > checking.Today))
                yield return EntryChecks.At(filed, "sources", $"\"{source.Document}\" was checked on {source.Checked:yyyy-MM-dd}, which is still to come.", "Write the day on which somebody looked.");
        }
    }
}
