namespace VinhPhong.Knowledge.Search.Passages;

/// <summary>
/// How a <see cref="PassageIndex"/> scores: BM25 in whole numbers. A posting holds its share of a full score in a byte, a term of the query
/// has a whole-number weight, and a passage's score is the sum of the products; so sums are exact in any order and ties are real ties.
/// </summary>
public sealed record PassageScoring
{
    /// <summary>The share that a posting would have if its word were said without end.</summary>
    internal const int FullShare = 255;

    /// <summary>Whole-number weights for a weight of 1: fine enough for stop words (idf 0.05), and a thousand terms stay below 2³¹.</summary>
    internal const int WeightSteps = 64;

    /// <summary>How soon repeating a term stops helping.</summary>
    public float Saturation { get; init; } = 1.2f;

    /// <summary>How much a long passage is held back, 0 to 1.</summary>
    public float LengthNorm { get; init; } = 0.75f;

    /// <summary>What two neighbouring words count beside a word; 0 leaves pairs out of the index.</summary>
    public float PairWeight { get; init; } = 0.6f;

    /// <summary>
    /// Pairs seen less often in the whole collection are left out. 1 keeps all of them; in large collections most pairs are seen once and
    /// would be most of the memory.
    /// </summary>
    public int PairsSeenAtLeast { get; init; } = 2;

    /// <summary>The score as people know BM25, from the whole-number sum.</summary>
    internal static float ScoreOf(int sum) => sum / (float)(FullShare * WeightSteps);

    /// <summary>How much a passage's length holds its terms back.</summary>
    internal float NormOf(int length, float averageLength) => Saturation * (1 - LengthNorm + (LengthNorm * length / averageLength));

    /// <summary>A posting's share of the full score of its term, 1 to <see cref="FullShare"/>.</summary>
    internal static byte ShareOf(int times, float norm) => (byte)Math.Clamp(MathF.Round(FullShare * times / (times + norm)), 1, FullShare);

    /// <summary>The weight of a term that stands in <paramref name="found"/> of <paramref name="passages"/> passages.</summary>
    internal int WeightOf(int found, int passages, bool isPair)
    {
        var idf = Math.Log(1 + ((passages - found + 0.5) / (found + 0.5)));
        return Math.Max(1, (int)Math.Round(idf * (Saturation + 1) * WeightSteps * (isPair ? PairWeight : 1)));
    }
}
