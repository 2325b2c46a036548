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
        Ranked = Rank(10, _ => true);
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

    /// <summary>The probability of an entry among the ten best, 0 for any other.</summary>
    public float ProbabilityOf(Entry entry) => Ranked.FirstOrDefault(hit => Entries[hit.Entry] == entry).Probability;

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

    /// <summary>The best entries that meet a condition, best first.</summary>
    public IReadOnlyList<Hit> Best(int most, Func<Entry, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Rank(most, condition);
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

    private Hit[] Rank(int most, Func<Entry, bool> condition)
    {
        var best = new Hit[Math.Min(most, probabilities.Length)];
        var count = 0;
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (count == best.Length && probabilities[i] <= best[^1].Probability) continue;
            if (!condition(Entries[i])) continue;
            if (count < best.Length) count++;
            var at = count - 1;
            while (at > 0 && best[at - 1].Probability < probabilities[i]) best[at] = best[--at];
            best[at] = new Hit(i, probabilities[i]);
        }
        return count == best.Length ? best : best[..count];
    }
}
