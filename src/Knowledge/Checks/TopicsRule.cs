using VinhPhong.Knowledge.Entries;

namespace VinhPhong.Knowledge.Checks;

/// <summary>Every topic has an entry that residents can see.</summary>
internal static class TopicsRule
{
    public static IEnumerable<Finding> Look(Checking checking)
    {
        var answered = checking.Set.PublishedOn(checking.Today).Select(entry => entry.Topic).ToHashSet(StringComparer.Ordinal);
        return checking.Topics.All.Where(topic => !answered.Contains(topic.Id))
            .Select(topic => new Finding("data/topics.tsv", 1, $"The topic \"{topic.Id}\" has no entry in force.", $"Write data/faq/{topic.Group}/{topic.Id}.md, or publish its draft."));
    }
}
