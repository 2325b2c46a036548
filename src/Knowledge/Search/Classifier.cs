using System.Numerics;

namespace VinhPhong.Knowledge.Search;

/// <summary>
/// A softmax regression over features: which entry would a resident who writes like this want? Weights lie a row a feature, so that a
/// question reads only the rows it has.
/// </summary>
internal sealed class Classifier(Dictionary<ulong, int> rows, float[] weights, int classes, int width)
{
    /// <summary>How many entries it tells apart.</summary>
    public int Classes => classes;

    /// <summary>Writes the logarithm of each entry's probability.</summary>
    public void LogProbabilities(List<Feature> features, Span<float> result)
    {
        Span<float> logits = stackalloc float[width];
        weights.AsSpan(0, width).CopyTo(logits); // row 0: the bias
        Span<(int Row, float Weight)> known = features.Count <= 1024 ? stackalloc (int, float)[features.Count] : new (int, float)[features.Count];
        var count = 0;
        var norm = 0f;
        foreach (var feature in features)
        {
            if (!rows.TryGetValue(feature.Key, out var row)) continue;
            known[count++] = (row, feature.Weight);
            norm += feature.Weight * feature.Weight;
        }
        var scale = norm > 0 ? 1 / MathF.Sqrt(norm) : 0;
        foreach (var (row, weight) in known[..count])
        {
            Add(weights.AsSpan(row * width, width), weight * scale, logits);
        }
        var shown = logits[..classes];
        var highest = Max(shown);
        var sum = 0f;
        for (var i = 0; i < classes; i++) sum += MathF.Exp(shown[i] - highest);
        var logSum = highest + MathF.Log(sum);
        for (var i = 0; i < classes; i++) result[i] = shown[i] - logSum;
    }

    /// <summary>Adds a row times a factor to a sum of the same length, several numbers at a time.</summary>
    internal static void Add(ReadOnlySpan<float> row, float factor, Span<float> sum)
    {
        var i = 0;
        var by = new Vector<float>(factor);
        for (; i <= sum.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(sum[i..]) + (new Vector<float>(row[i..]) * by)).CopyTo(sum[i..]);
        for (; i < sum.Length; i++) sum[i] += row[i] * factor;
    }

    private static float Max(ReadOnlySpan<float> values)
    {
        var max = float.NegativeInfinity;
        foreach (var value in values) max = Math.Max(max, value);
        return max;
    }
}
