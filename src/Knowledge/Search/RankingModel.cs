using System.Text.Json;

namespace VinhPhong.Knowledge.Search;

/// <summary>
/// The small learned ranker: how much each kind of evidence counts, and how sure a winner may be. Fitted on phrasings held out of the index
/// by <c>tests/Benchmarks tune</c>, and kept as <c>data/ranking.json</c>.
/// </summary>
public sealed record RankingModel
{
    /// <summary>How many kinds of evidence a candidate has: see <see cref="Evidence"/>.</summary>
    public const int EvidenceKinds = 6;

    /// <summary>A factor for each kind of evidence, in the order of <see cref="Evidence"/>.</summary>
    public required float[] Weights { get; init; }

    /// <summary>Constant, log-odds of the winner, its margin in log-odds over the next topic, share of the question it explains, share of words known.</summary>
    public required float[] Calibration { get; init; }

    /// <summary>What it was fitted on, for the reader.</summary>
    public string? FittedOn { get; init; }

    /// <summary>Reads the file.</summary>
    /// <exception cref="FormatException">The file does not hold the right number of factors.</exception>
    public static RankingModel Load(string path)
    {
        RankingModel? model = null;
        try
        {
            model = JsonSerializer.Deserialize<RankingModel>(File.ReadAllText(path), JsonSerializerOptions.Web);
        }
        catch (JsonException broken)
        {
            throw new FormatException($"{path}:{broken.LineNumber + 1}: not readable as JSON; make the file anew with the benchmark command \"tune\".", broken);
        }
        if (model is not { Weights.Length: EvidenceKinds, Calibration.Length: 5 })
            throw new FormatException($"{path}: {EvidenceKinds} weights and 5 calibration numbers are needed; make the file anew with the benchmark command \"tune\".");
        return model;
    }

    /// <summary>The probability that the winner is what was asked.</summary>
    public float Confidence(float winner, float next, float explained, float known)
    {
        var odds = LogOdds(winner);
        var logit = Calibration[0] + (Calibration[1] * odds) + (Calibration[2] * (odds - LogOdds(next))) + (Calibration[3] * explained) + (Calibration[4] * known);
        return 1 / (1 + MathF.Exp(-logit));
    }

    /// <summary>The logarithm of the odds, kept finite.</summary>
    public static float LogOdds(float probability)
    {
        var p = Math.Clamp(probability, 1e-4f, 1 - 1e-4f);
        return MathF.Log(p / (1 - p));
    }
}

/// <summary>The kinds of evidence that an entry is meant, as numbered in <see cref="RankingModel.Weights"/>.</summary>
public enum Evidence
{
    /// <summary>BM25 of all its phrasings together, relative to the best entry.</summary>
    Pooled,

    /// <summary>BM25 of all its phrasings together, relative to what the question could reach.</summary>
    PooledShare,

    /// <summary>Its most similar phrasing, relative to the most similar of all.</summary>
    Phrasing,

    /// <summary>Its most similar phrasing, relative to what the question could reach.</summary>
    PhrasingShare,

    /// <summary>How many of the most similar phrasings are its own.</summary>
    Neighbours,

    /// <summary>The classifier's logarithm of its probability.</summary>
    Classifier,
}
