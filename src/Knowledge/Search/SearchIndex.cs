using System.Numerics;
using VinhPhong.Knowledge.Entries;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Search;

/// <summary>Everything built from one version of the entries to find the one that a question asks for. Immutable; safe for many threads.</summary>
public sealed class SearchIndex
{
    /// <summary>Saying a word three times does not make it three times as telling.</summary>
    private const float MostOfOneTerm = 1.5f;

    private const int NeighboursCounted = 20;

    /// <summary>A word that stands in more than about one phrasing of eight tells them apart too little for the time it takes.</summary>
    private const float LeastIdfOfPhrasing = 2f;

    /// <summary>One place a phrasing; kept a thread, because a fresh array of this size a question would be work for the collector.</summary>
    [ThreadStatic]
    private static float[]? scratch;

    private readonly FeatureReader reader;
    private readonly Dictionary<ulong, int> vocabulary;
    private readonly Bm25 pooled;
    private readonly Bm25 phrasings;
    private readonly int[] entryOfPhrasing;
    private readonly int[] phrasingsEnd;
    private readonly Classifier classifier;
    private readonly RankingModel ranking;

    internal SearchIndex(
        IReadOnlyList<Entry> entries, Normaliser normaliser, FeatureReader reader, Dictionary<ulong, int> vocabulary,
        Bm25 pooled, Bm25 phrasings, int[] entryOfPhrasing, Classifier classifier, RankingModel ranking)
    {
        Entries = entries;
        Normaliser = normaliser;
        this.reader = reader;
        this.vocabulary = vocabulary;
        this.pooled = pooled;
        this.phrasings = phrasings;
        this.entryOfPhrasing = entryOfPhrasing;
        phrasingsEnd = new int[entries.Count]; // the phrasings of an entry stand together
        for (var phrasing = 0; phrasing < entryOfPhrasing.Length; phrasing++) phrasingsEnd[entryOfPhrasing[phrasing]] = phrasing + 1;
        this.classifier = classifier;
        this.ranking = ranking;
    }

    /// <summary>The entries it finds, in the order of its numbers.</summary>
    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>Reads texts as the index was built.</summary>
    public Normaliser Normaliser { get; }

    /// <summary>Reads what <see cref="Write"/> wrote, over the same entries, word lists and ranking.</summary>
    internal static SearchIndex Read(BinaryReader reader, IReadOnlyList<Entry> entries, Normaliser plain, FeatureReader features, RankingModel ranking) => new(
        entries, plain.With(Lexicon.Read(reader)), features, Arrays.ReadNumbering(reader), Bm25.Read(reader), Bm25.Read(reader), Arrays.Read<int>(reader),
        Classifier.Read(reader), ranking);

    internal void Write(BinaryWriter writer)
    {
        Normaliser.Lexicon.Write(writer);
        Arrays.WriteNumbering(writer, vocabulary);
        pooled.Write(writer);
        phrasings.Write(writer);
        Arrays.Write(writer, entryOfPhrasing);
        classifier.Write(writer);
    }

    /// <summary>The words and sayings of a message that an entry has too, as the message has them, and what the table of synonyms takes a saying for; for people who want to see why it was found.</summary>
    public IReadOnlyList<(string Text, string? Means)> Matched(IReadOnlyList<Word> words, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(words);
        var number = Entries.TakeWhile(other => other != entry).Count();
        return number == Entries.Count ? [] : [.. reader.Named(words).Where(named => vocabulary.TryGetValue(named.Key, out var term) && pooled.Has(term, number)).Select(named => (named.Text, named.Means)).Distinct()];
    }

    /// <summary>Scores every entry for the words of a message.</summary>
    public Hits Find(IReadOnlyList<Word> words)
    {
        var features = new List<Feature>((words.Count * 8) + 16);
        reader.Read(words, features);
        var query = Query(features, out var evidence, out var known);
        var count = Entries.Count;
        var evidences = new float[RankingModel.EvidenceKinds][];
        for (var kind = 0; kind < evidences.Length; kind++) evidences[kind] = new float[count];
        ScorePooled(query, evidences);
        ScorePhrasings(query, evidences);
        classifier.LogProbabilities(features, evidences[(int)Evidence.Classifier]);
        var scores = new float[count];
        for (var kind = 0; kind < evidences.Length; kind++) Classifier.Add(evidences[kind], ranking.Weights[kind], scores);
        var best = scores.AsSpan().IndexOf(scores.Max());
        return new Hits(Entries, scores, Explained(query, best), known, evidence) { EvidenceOf = evidences };
    }

    private void ScorePooled(List<QueryTerm> query, float[][] evidences)
    {
        var scores = evidences[(int)Evidence.Pooled];
        foreach (var term in query) pooled.Score(term.Term, scores);
        Relate(scores, Reach(query, pooled), evidences[(int)Evidence.PooledShare]);
    }

    private void ScorePhrasings(List<QueryTerm> query, float[][] evidences)
    {
        var scores = scratch ??= new float[phrasings.Count];
        if (scores.Length < phrasings.Count) scores = scratch = new float[phrasings.Count];
        var mine = scores.AsSpan(0, phrasings.Count);
        mine.Clear();
        foreach (var term in query)
        {
            if (phrasings.IdfOf(term.Term.Id) >= LeastIdfOfPhrasing) phrasings.Score(term.Term, mine);
        }
        var best = evidences[(int)Evidence.Phrasing];
        Span<(float Score, int Phrasing)> nearest = stackalloc (float, int)[NeighboursCounted];
        for (var from = 0; from < mine.Length;)
        {
            var entry = entryOfPhrasing[from];
            var to = phrasingsEnd[entry];
            best[entry] = Highest(mine[from..to]);
            if (best[entry] > nearest[^1].Score) KeepNearest(mine, from, to, nearest);
            from = to;
        }
        Relate(best, Reach(query, phrasings), evidences[(int)Evidence.PhrasingShare]);
        CountNeighbours(nearest, evidences[(int)Evidence.Neighbours]);
    }

    private static void KeepNearest(ReadOnlySpan<float> scores, int from, int to, Span<(float Score, int Phrasing)> nearest)
    {
        for (var i = from; i < to; i++)
        {
            var score = scores[i];
            if (score <= nearest[^1].Score) continue;
            var at = NeighboursCounted - 1;
            while (at > 0 && nearest[at - 1].Score < score) nearest[at] = nearest[--at];
            nearest[at] = (score, i);
        }
    }

    /// <summary>The highest of some scores, none below 0, several at a time.</summary>
    private static float Highest(ReadOnlySpan<float> scores)
    {
        var highest = Vector<float>.Zero;
        var i = 0;
        for (; i <= scores.Length - Vector<float>.Count; i += Vector<float>.Count) highest = Vector.Max(highest, new Vector<float>(scores[i..]));
        var one = 0f;
        for (var lane = 0; lane < Vector<float>.Count; lane++) one = Math.Max(one, highest[lane]);
        for (; i < scores.Length; i++) one = Math.Max(one, scores[i]);
        return one;
    }

    private void CountNeighbours(ReadOnlySpan<(float Score, int Phrasing)> nearest, float[] neighbours)
    {
        var sum = 0f;
        foreach (var (score, _) in nearest) sum += score * score;
        if (sum <= 0) return;
        foreach (var (score, phrasing) in nearest)
        {
            if (score > 0) neighbours[entryOfPhrasing[phrasing]] += score * score / sum;
        }
    }

    /// <summary>Divides scores by the best of them, and writes beside it the share of what could be reached.</summary>
    private static void Relate(float[] scores, float reach, float[] shares)
    {
        var best = scores.Max();
        if (best <= 0) return;
        for (var i = 0; i < scores.Length; i++)
        {
            shares[i] = scores[i] / reach;
            scores[i] /= best;
        }
    }

    private static float Reach(List<QueryTerm> query, Bm25 index)
    {
        var reach = 1f;
        foreach (var term in query) reach += index.IdfOf(term.Term.Id) * term.Term.Weight;
        return reach;
    }

    /// <summary>A term of the query, with how much of it is evidence; stop words are little.</summary>
    private readonly record struct QueryTerm(Term Term, float Evidence, bool IsWord);

    private List<QueryTerm> Query(List<Feature> features, out float evidence, out float known)
    {
        var at = new Dictionary<int, int>();
        var query = new List<QueryTerm>();
        evidence = 0;
        var (words, knownWords) = (0f, 0f);
        foreach (var feature in features)
        {
            var isWord = feature.Kind == FeatureKind.Word;
            if (isWord)
            {
                words++;
                evidence += feature.Evidence;
            }
            if (!vocabulary.TryGetValue(feature.Key, out var id)) continue;
            if (isWord) knownWords++;
            if (at.TryGetValue(id, out var place))
                query[place] = query[place] with { Term = new Term(id, Math.Min(MostOfOneTerm, query[place].Term.Weight + feature.Weight)) };
            else
            {
                at[id] = query.Count;
                query.Add(new QueryTerm(new Term(id, feature.Weight), feature.Evidence, isWord));
            }
        }
        known = words > 0 ? knownWords / words : 0;
        return query;
    }

    /// <summary>The share of the telling words, weighed by rarity, that an entry has.</summary>
    private float Explained(List<QueryTerm> query, int entry)
    {
        var (all, has) = (0f, 0f);
        foreach (var term in query)
        {
            if (!term.IsWord) continue;
            var worth = phrasings.IdfOf(term.Term.Id) * term.Evidence;
            all += worth;
            if (pooled.Has(term.Term.Id, entry)) has += worth;
        }
        return all > 0 ? has / all : 0;
    }
}
