using System.Numerics;
using System.Runtime.InteropServices;

namespace VinhPhong.Knowledge.Search;

/// <summary>
/// A softmax regression over features: which entry would a resident who writes like this want? Weights lie a row a feature, so that a
/// question reads only the rows it has; they are kept as the upper halves of floats (bfloat16), which is half the memory.
/// </summary>
internal sealed class Classifier
{
    /// <summary>Rows are padded to a multiple of this, the most numbers any processor takes in one step here.</summary>
    public const int RowUnit = 32;

    private readonly Dictionary<ulong, int> rows;
    private readonly ushort[] weights;
    private readonly int classes;
    private readonly int width;

    private Classifier(Dictionary<ulong, int> rows, ushort[] weights, int classes, int width)
    {
        this.rows = rows;
        this.weights = weights;
        this.classes = classes;
        this.width = width;
    }

    /// <summary>Keeps trained weights; row 0 is the bias.</summary>
    public static Classifier Of(Dictionary<ulong, int> rows, float[] weights, int classes, int width) =>
        new(rows, Array.ConvertAll(weights, UpperHalf), classes, width);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static Classifier Read(BinaryReader reader) =>
        new(Arrays.ReadNumbering(reader), Arrays.Read<ushort>(reader), reader.ReadInt32(), reader.ReadInt32());

    public void Write(BinaryWriter writer)
    {
        Arrays.WriteNumbering(writer, rows);
        Arrays.Write(writer, weights);
        writer.Write(classes);
        writer.Write(width);
    }

    /// <summary>Writes the logarithm of each entry's probability.</summary>
    public void LogProbabilities(List<Feature> features, Span<float> result)
    {
        var norm = 0f;
        foreach (var feature in features)
        {
            if (rows.ContainsKey(feature.Key)) norm += feature.Weight * feature.Weight;
        }
        var scale = norm > 0 ? 1 / MathF.Sqrt(norm) : 0;
        Span<float> logits = stackalloc float[width];
        logits.Clear();
        AddRow(0, 1, logits);
        foreach (var feature in features)
        {
            if (rows.TryGetValue(feature.Key, out var row)) AddRow(row, feature.Weight * scale, logits);
        }
        var shown = logits[..classes];
        var highest = float.NegativeInfinity;
        foreach (var logit in shown) highest = Math.Max(highest, logit);
        var sum = 0f;
        foreach (var logit in shown) sum += MathF.Exp(logit - highest);
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

    private void AddRow(int row, float factor, Span<float> sum)
    {
        var from = MemoryMarshal.Cast<ushort, Vector<ushort>>(weights.AsSpan(row * width, width));
        var to = MemoryMarshal.Cast<float, Vector<float>>(sum);
        var by = new Vector<float>(factor);
        for (var i = 0; i < from.Length; i++)
        {
            Vector.Widen(from[i], out var low, out var high);
            to[2 * i] += Vector.AsVectorSingle(Vector.ShiftLeft(low, 16)) * by;
            to[(2 * i) + 1] += Vector.AsVectorSingle(Vector.ShiftLeft(high, 16)) * by;
        }
    }

    private static ushort UpperHalf(float number) => (ushort)((BitConverter.SingleToUInt32Bits(number) + 0x8000) >> 16);
}
