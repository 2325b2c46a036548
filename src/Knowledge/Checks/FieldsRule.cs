using VinhPhong.Knowledge.Entries;
using VinhPhong.Knowledge.Wording;

namespace VinhPhong.Knowledge.Checks;

/// <summary>Ids, titles, topics and offices are known, unique where they must be, and agree with the place of the file.</summary>
internal static class FieldsRule
{
    public static IEnumerable<Finding> Look(Checking checking)
    {
        var titles = new Dictionary<string, FiledEntry>(StringComparer.OrdinalIgnoreCase);
        foreach (var filed in checking.Set.Filed)
        {
            var entry = filed.Entry;
            if (Path.GetFileNameWithoutExtension(filed.File) != entry.Id)
                yield return EntryChecks.At(filed, "id", $"The id \"{entry.Id}\" is not the name of the file.", $"Name the file {entry.Id}.md, or mend the id.");
            if (!titles.TryAdd(entry.Title, filed))
                yield return EntryChecks.At(filed, "title", $"The title \"{entry.Title}\" is also that of {titles[entry.Title].File}.", "Choices must differ: make both titles say what is theirs.");
            if (!Offices.All.Contains(entry.Office))
                yield return EntryChecks.At(filed, "office", $"\"{entry.Office}\" is no office.", $"Choose one of: {string.Join(", ", Offices.All)}.");
            foreach (var finding in Topic(checking, filed)) yield return finding;
        }
    }

    private static IEnumerable<Finding> Topic(Checking checking, FiledEntry filed)
    {
        var entry = filed.Entry;
        if (!entry.Answers)
        {
            if (entry.Topic is not null) yield return EntryChecks.At(filed, "topic", "An entry that only marks a limit has no topic.", "Take the line \"topic\" out, or the line \"kind\".");
            yield break;
        }
        if (entry.Topic is null) yield return EntryChecks.At(filed, "topic", "The topic is missing.", "Add \"topic:\" with an id of data/topics.tsv.");
        else if (checking.Topics.Find(entry.Topic) is not { } topic) yield return EntryChecks.At(filed, "topic", $"\"{entry.Topic}\" is no topic.", "Use an id of data/topics.tsv.");
        else if (topic.Group != entry.Group) yield return EntryChecks.At(filed, "topic", $"The topic belongs to the group \"{topic.Group}\", the file lies in \"{entry.Group}\".", $"Move the file to data/faq/{topic.Group}/.");
    }
}
