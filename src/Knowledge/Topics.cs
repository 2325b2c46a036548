using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge;

/// <summary>One topic of <c>data/topics.tsv</c>.</summary>
public sealed record Topic(string Id, string Group, string Owner, string Covers);

/// <summary>The topics the assistant answers.</summary>
public sealed class Topics
{
    private readonly Dictionary<string, Topic> byId;

    private Topics(IEnumerable<Topic> topics) => byId = topics.ToDictionary(topic => topic.Id, StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<Topic> All => byId.Values;

    /// <summary>A topic, or null.</summary>
    public Topic? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>Reads the table of <c>id, group, owner, topic</c>.</summary>
    public static Topics Load(string path) => new(WordTable.Rows(path).Select(row => new Topic(row[0], row[1], row[2], row[3])));
}
