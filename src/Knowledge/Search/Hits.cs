using VinhPhong.Knowledge.Entries;

namespace VinhPhong.Knowledge.Search;

/// <summary>An entry found: its number in the index and the probability that it is meant.</summary>
public readonly record struct Hit(int Entry, float Probability);

/// <summary>
/// What was found for one message: a score for every entry. Scores of several readings of a message (alone, with what was said before) can be
/// mixed before the probabilities are taken.
/// </summary>
public sealed class Hits
{
    private readonly float[] probabilities;

    internal Hits(IReadOnlyList<Entry> entries, float[] scores, float explained, float known, float evidence)
    {
        Entries = entries;
        Scores = scores;
        Explained = explained;
        Known = known;
        Evidence = evidence;
        probabilities = Softmax(scores);
        Ranked = Rank(probabilities);
    }

    /// <summary>The entries of the index.</summary>
    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>A score for each entry; only differences mean something.</summary>
    public float[] Scores { get; }

    /// <summary>The share of the message's telling words that the best entry has, 0 to 1.</summary>
    public float Explained { get; }

    /// <summary>The share of its words that our knowledge uses at all, 0 to 1.</summary>
    public float Known { get; }

    /// <summary>How much the message says: its words, stop words counted little.</summary>
    public float Evidence { get; }

    /// <summary>What each kind of evidence said of each entry, for fitting the ranker.</summary>
    internal float[][] EvidenceOf { get; init; } = [];

    /// <summary>The ten best entries, best first.</summary>
    public Hit[] Ranked { get; }

    /// <summary>The probability of an entry.</summary>
    public float ProbabilityOf(int entry) => probabilities[entry];

    /// <summary>The probability of all entries that meet a condition together.</summary>
    public float Mass(Func<Entry, bool> condition)
    {
        var mass = 0f;
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (condition(Entries[i])) mass += probabilities[i];
        }
        return mass;
    }

    /// <summary>The same hits with a bonus added to the score of each entry.</summary>
    public Hits With(Func<Entry, float> bonus)
    {
        ArgumentNullException.ThrowIfNull(bonus);
        var scores = new float[Scores.Length];
        for (var i = 0; i < scores.Length; i++) scores[i] = Scores[i] + bonus(Entries[i]);
        return new Hits(Entries, scores, Explained, Known, Evidence);
    }

    private static float[] Softmax(float[] scores)
    {
        var highest = scores.Max();
        var result = new float[scores.Length];
        var sum = 0f;
        for (var i = 0; i < scores.Length; i++) sum += result[i] = MathF.Exp(scores[i] - highest);
        for (var i = 0; i < scores.Length; i++) result[i] /= sum;
        return result;
    }

    private static Hit[] Rank(float[] probabilities)
    {
        var best = new Hit[Math.Min(10, probabilities.Length)];
        Array.Fill(best, new Hit(-1, -1));
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (probabilities[i] <= best[^1].Probability) continue;
            var at = best.Length - 1;
            while (at > 0 && best[at - 1].Probability < probabilities[i]) best[at] = best[--at];
            best[at] = new Hit(i, probabilities[i]);
        }
        return best;
    }
}
