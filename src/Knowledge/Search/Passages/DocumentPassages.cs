using VinhPhong.Knowledge.Documents;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Search.Passages;

/// <summary>A passage found, and the share of the message's telling words that stand in it.</summary>
public readonly record struct FoundPassage(Passage Passage, Document Document, float Covered, int TellingWords);

/// <summary>The passages of the guidance documents, found by their words.</summary>
public sealed class DocumentPassages
{
    private const float Telling = 0.9f;
    private const int Looked = 5;

    private readonly List<(Document Document, Passage Passage, HashSet<string> Words)> passages = [];
    private readonly Normaliser normaliser;
    private readonly StopWords stopWords;
    private readonly PassageIndex index;

    /// <summary>Reads and counts the passages of all documents.</summary>
    public DocumentPassages(DocumentSet documents, Normaliser normaliser, StopWords stopWords)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(normaliser);
        this.normaliser = normaliser;
        this.stopWords = stopWords;
        var builder = new PassageIndexBuilder(new PassageScoring { PairsSeenAtLeast = 1 });
        foreach (var document in documents.Documents)
        {
            foreach (var passage in document.Passages)
            {
                var words = normaliser.Read(passage.Text);
                builder.Add(words);
                passages.Add((document, passage, words.Select(word => word.Folded).ToHashSet(StringComparer.Ordinal)));
            }
        }
        index = builder.Build();
    }

    /// <summary>The passage that has the most of the message's telling words, among those that score best; null if none scores.</summary>
    public FoundPassage? Find(string text)
    {
        var words = normaliser.Read(text);
        Span<PassageHit> best = stackalloc PassageHit[Looked];
        var found = index.Find(words, best);
        var telling = words.Where(word => stopWords.WeightOf(word) >= Telling).Select(word => word.Folded).ToHashSet(StringComparer.Ordinal);
        if (found == 0 || telling.Count == 0) return null;
        FoundPassage? most = null;
        foreach (var hit in best[..found])
        {
            var (document, passage, its) = passages[hit.Passage];
            var covered = telling.Count(its.Contains) / (float)telling.Count;
            if (most is null || covered > most.Value.Covered) most = new FoundPassage(passage, document, covered, telling.Count);
        }
        return most;
    }
}
