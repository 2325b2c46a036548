namespace VinhPhong.Knowledge.Search;

/// <summary>One term of a document or a query, numbered by the vocabulary, with its weight.</summary>
internal readonly record struct Term(int Id, float Weight);

/// <summary>BM25 over weighted terms, with every posting scored when the index is built, so that a query only adds.</summary>
internal sealed class Bm25
{
    private readonly int[] starts;
    private readonly int[] documents;
    private readonly float[] scores;
    private readonly float[] idf;

    /// <param name="texts">The documents, each with at most one term of an id.</param>
    /// <param name="lengths">The length of each document, for the length norm.</param>
    /// <param name="terms">How many term ids there are.</param>
    /// <param name="k1">How soon repeating a term stops helping.</param>
    /// <param name="b">How much a long document is held back, 0 to 1.</param>
    public Bm25(IReadOnlyList<IReadOnlyList<Term>> texts, float[] lengths, int terms, float k1, float b)
    {
        Count = texts.Count;
        starts = new int[terms + 1];
        foreach (var text in texts)
        {
            foreach (var term in text) starts[term.Id + 1]++;
        }
        idf = new float[terms];
        for (var id = 0; id < terms; id++)
        {
            var frequency = starts[id + 1];
            idf[id] = MathF.Log(1 + ((Count - frequency + 0.5f) / (frequency + 0.5f)));
            starts[id + 1] += starts[id];
        }
        documents = new int[starts[terms]];
        scores = new float[starts[terms]];
        var average = Math.Max(1, lengths.Length == 0 ? 1 : lengths.Average());
        var next = starts[..terms];
        for (var document = 0; document < Count; document++)
        {
            var norm = k1 * (1 - b + (b * lengths[document] / average));
            foreach (var term in texts[document])
            {
                var at = next[term.Id]++;
                documents[at] = document;
                scores[at] = idf[term.Id] * term.Weight * (k1 + 1) / (term.Weight + norm);
            }
        }
    }

    private Bm25(int count, int[] starts, int[] documents, float[] scores, float[] idf)
    {
        Count = count;
        this.starts = starts;
        this.documents = documents;
        this.scores = scores;
        this.idf = idf;
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static Bm25 Read(BinaryReader reader) => new(
        reader.ReadInt32(), Arrays.Read<int>(reader), Arrays.Read<int>(reader), Arrays.Read<float>(reader), Arrays.Read<float>(reader));

    public void Write(BinaryWriter writer)
    {
        writer.Write(Count);
        Arrays.Write(writer, starts);
        Arrays.Write(writer, documents);
        Arrays.Write(writer, scores);
        Arrays.Write(writer, idf);
    }

    /// <summary>How many documents there are.</summary>
    public int Count { get; }

    /// <summary>How rare a term is among the documents.</summary>
    public float IdfOf(int term) => idf[term];

    /// <summary>Adds each document's score for one term of the query to <paramref name="totals"/> (one place a document).</summary>
    public void Score(Term term, Span<float> totals)
    {
        var (from, to) = (starts[term.Id], starts[term.Id + 1]);
        var theirs = documents.AsSpan(from, to - from);
        var worth = scores.AsSpan(from, to - from);
        for (var i = 0; i < theirs.Length; i++) totals[theirs[i]] += worth[i] * term.Weight;
    }

    /// <summary>Whether a document has a term; the postings of a term are in the order of the documents.</summary>
    public bool Has(int term, int document) => documents.AsSpan(starts[term], starts[term + 1] - starts[term]).BinarySearch(document) >= 0;
}
