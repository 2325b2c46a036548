using VinhPhong.Knowledge.Centre;
using VinhPhong.Knowledge.Documents;
using VinhPhong.Knowledge.Entries;
using VinhPhong.Knowledge.Safety;
using VinhPhong.Knowledge.Search;
using VinhPhong.Knowledge.Search.Passages;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge;

/// <summary>One published version of all that the assistant knows. Immutable; the same files give the same <paramref name="Version"/>.</summary>
public sealed record Published(string Version, SearchIndex Index, RankingModel Ranking, CentreSettings Centre, DocumentPassages Passages, SafetyPhrases SafetyPhrases, Refusals Refusals, ScamCheck ScamCheck)
{
    private readonly Dictionary<string, int> numbers =
        Index.Entries.Select((entry, number) => (entry.Id, number)).ToDictionary(pair => pair.Id, pair => pair.number, StringComparer.Ordinal);

    private readonly Dictionary<string, Entry> titled =
        Index.Entries.Where(entry => entry.Kind == EntryKind.Answer).DistinctBy(entry => entry.Title, StringComparer.OrdinalIgnoreCase).ToDictionary(entry => entry.Title, StringComparer.OrdinalIgnoreCase);

    /// <summary>Files that could not be read; their entries are left out.</summary>
    public IReadOnlyList<Finding> Findings { get; private init; } = [];

    /// <summary>The entries offered when a conversation begins, in the order of <c>most-asked.tsv</c>.</summary>
    public IReadOnlyList<Entry> MostAsked { get; private init; } = [];

    /// <summary>The number of an entry in the index, or -1 if it is not published.</summary>
    public int NumberOf(string id) => numbers.GetValueOrDefault(id, -1);

    /// <summary>The entry that answers and has just this title, or null: what a button says.</summary>
    public Entry? Titled(string text) => titled.GetValueOrDefault(text.Trim());

    /// <summary>What an entry says to residents, with what the commune has told filled in.</summary>
    public string TextOf(Entry entry) => Centre.Fill(entry.Body, Wording.Sentences.UnknownValue);

    /// <summary>A published entry, or null.</summary>
    public Entry? Find(string id) => numbers.TryGetValue(id, out var number) ? Index.Entries[number] : null;

    /// <summary>
    /// Reads everything from a data folder, as of a day. The search index is read from the file beside the program if that fits, else built
    /// and written there, so that the next start is fast.
    /// </summary>
    /// <exception cref="FormatException">A file cannot be read; the message says which, where, and what to do.</exception>
    public static Published Load(DataFolder data, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(data);
        var ranking = RankingModel.Load(data.Ranking);
        var builder = new IndexBuilder(data.WordLists, ranking);
        var file = new IndexFile(Path.Combine(AppContext.BaseDirectory, IndexFile.Name), IndexFile.FingerprintOf(data.Root, data.FilesOfIndex()));
        IReadOnlyList<Finding> findings = [];
        var index = file.Read(builder, today);
        if (index is null)
        {
            var set = EntrySet.Load(data.Faq);
            index = builder.Build([.. set.PublishedOn(today)]);
            findings = set.Findings;
            if (findings.Count == 0) file.Write(index, set, today); // a set with a broken file is read, and complained of, at every start
        }
        var documents = DocumentSet.Load(data.Documents);
        var plain = Normaliser.Load(data.WordLists);
        var published = new Published(IndexFile.FingerprintOf(data.Root, data.AllFiles())[..16], index, ranking, CentreSettings.Load(data.Centre),
            new DocumentPassages(documents, plain, StopWords.Load(Path.Combine(data.WordLists, "stopwords.tsv"))),
            SafetyPhrases.Load(Path.Combine(data.Safety, "phrases.tsv"), plain),
            Refusals.Load(Path.Combine(data.Safety, "refusals.tsv"), plain.Read),
            ScamCheck.Load(data.Safety, index.Normaliser.Read))
        {
            Findings = [.. findings, .. documents.Findings],
        };
        return published with { MostAsked = [.. WordTable.Rows(data.MostAsked).Select(row => published.Find(row[0])).OfType<Entry>()] };
    }
}
