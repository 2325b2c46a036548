using VinhPhong.Knowledge.Centre;
using VinhPhong.Knowledge.Entries;
using VinhPhong.Knowledge.Safety;
using VinhPhong.Knowledge.Search;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge;

/// <summary>One published version of all that the assistant knows. Immutable.</summary>
public sealed record Published(EntrySet Set, SearchIndex Index, RankingModel Ranking, CentreSettings Centre, SafetyPhrases SafetyPhrases, ScamCheck ScamCheck)
{
    private readonly Dictionary<string, int> numbers =
        Index.Entries.Select((entry, number) => (entry.Id, number)).ToDictionary(pair => pair.Id, pair => pair.number, StringComparer.Ordinal);

    /// <summary>The version of the entries: the same text, the same version.</summary>
    public string Version => Set.Version;

    /// <summary>The number of an entry in the index, or -1 if it is not published.</summary>
    public int NumberOf(string id) => numbers.GetValueOrDefault(id, -1);

    /// <summary>A published entry, or null.</summary>
    public Entry? Find(string id) => numbers.TryGetValue(id, out var number) ? Index.Entries[number] : null;

    /// <summary>Reads and builds everything from a data folder, as of a day.</summary>
    /// <exception cref="FormatException">A file cannot be read; the message says which, where, and what to do.</exception>
    public static Published Load(DataFolder data, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(data);
        var set = EntrySet.Load(data.Faq);
        var ranking = RankingModel.Load(data.Ranking);
        var index = new IndexBuilder(data.WordLists, ranking).Build([.. set.PublishedOn(today)]);
        return new Published(set, index, ranking, CentreSettings.Load(data.Centre),
            SafetyPhrases.Load(Path.Combine(data.Safety, "phrases.tsv"), Normaliser.Load(data.WordLists)),
            ScamCheck.Load(data.Safety, index.Normaliser.Read));
    }
}

/// <summary>Holds the published version and swaps it whole: an answer under way keeps the version it began with.</summary>
public sealed class Library(Published first)
{
    private Published current = first;

    /// <summary>The version in force.</summary>
    public Published Current => Volatile.Read(ref current);

    /// <summary>Puts a new version in force and returns the one before.</summary>
    public Published Publish(Published next) => Interlocked.Exchange(ref current, next);
}
