using System.Numerics;

namespace VinhPhong.Knowledge.Search;

/// <summary>An example to learn from: the features of one phrasing and the entry it belongs to.</summary>
internal readonly record struct Example(Feature[] Features, int Class, float Weight = 1);

/// <summary>Trains the <see cref="Classifier"/> by stochastic gradient descent (AdaGrad), the same result for the same examples.</summary>
internal static class ClassifierTrainer
{
    public sealed record Settings(int Epochs = 8, float Rate = 0.5f, float Decay = 2e-6f, int SeenAtLeast = 2, float Scale = 8);

    public static Classifier Train(IReadOnlyList<Example> examples, int classes, Settings settings)
    {
        var rows = Rows(examples, settings.SeenAtLeast);
        var width = (classes + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        var weights = new float[(rows.Count + 1) * width];
        var squares = new float[rows.Count + 1];
        var samples = examples.Select(example => Compact(example, rows, settings.Scale)).ToArray();
        var order = Enumerable.Range(0, samples.Length).ToArray();
        var random = new Random(20261124);
        var gradient = new float[width];
        for (var epoch = 0; epoch < settings.Epochs; epoch++)
        {
            random.Shuffle(order);
            var rate = settings.Rate * (1 - (epoch / (float)settings.Epochs));
            foreach (var at in order) Step(samples[at], weights, squares, gradient, classes, width, rate, settings.Decay);
        }
        for (var i = width; i < weights.Length; i++) weights[i] *= settings.Scale;
        return new Classifier(rows, weights, classes, width);
    }

    private readonly record struct Sample(int[] Rows, float[] Values, int Class, float Weight);

    private static Dictionary<ulong, int> Rows(IReadOnlyList<Example> examples, int seenAtLeast)
    {
        var counts = new Dictionary<ulong, int>();
        foreach (var example in examples)
        {
            foreach (var feature in example.Features) counts[feature.Key] = counts.GetValueOrDefault(feature.Key) + 1;
        }
        var rows = new Dictionary<ulong, int>();
        foreach (var (key, count) in counts)
        {
            if (count >= seenAtLeast) rows[key] = rows.Count + 1;
        }
        return rows;
    }

    private static Sample Compact(Example example, Dictionary<ulong, int> rows, float scale)
    {
        var sums = new Dictionary<int, float>();
        foreach (var feature in example.Features)
        {
            if (rows.TryGetValue(feature.Key, out var row)) sums[row] = sums.GetValueOrDefault(row) + feature.Weight;
        }
        var norm = MathF.Sqrt(sums.Values.Sum(value => value * value));
        var values = sums.Values.Select(value => norm > 0 ? value * scale / norm : 0).ToArray();
        return new Sample([.. sums.Keys], values, example.Class, example.Weight);
    }

    private static void Step(Sample sample, float[] weights, float[] squares, float[] gradient, int classes, int width, float rate, float decay)
    {
        Array.Copy(weights, gradient, width);
        for (var i = 0; i < sample.Rows.Length; i++)
            Classifier.Add(weights.AsSpan(sample.Rows[i] * width, width), sample.Values[i], gradient);
        Softmax(gradient.AsSpan(0, classes));
        gradient.AsSpan(classes).Clear();
        gradient[sample.Class] -= 1;
        var size = 0f;
        for (var i = 0; i < classes; i++) size += gradient[i] * gradient[i];
        Update(0, 1);
        for (var i = 0; i < sample.Rows.Length; i++) Update(sample.Rows[i], sample.Values[i]);

        void Update(int row, float value)
        {
            squares[row] += value * value * size;
            var step = rate * sample.Weight / MathF.Sqrt(squares[row] + 1e-6f);
            var span = weights.AsSpan(row * width, width);
            if (row > 0 && decay > 0)
            {
                var keep = new Vector<float>(1 - (step * decay));
                for (var i = 0; i < width; i += Vector<float>.Count) (new Vector<float>(span[i..]) * keep).CopyTo(span[i..]);
            }
            Classifier.Add(gradient, -step * value, span);
        }
    }

    private static void Softmax(Span<float> logits)
    {
        var highest = float.NegativeInfinity;
        foreach (var logit in logits) highest = Math.Max(highest, logit);
        var sum = 0f;
        for (var i = 0; i < logits.Length; i++)
        {
            logits[i] = MathF.Exp(logits[i] - highest);
            sum += logits[i];
        }
        for (var i = 0; i < logits.Length; i++) logits[i] /= sum;
    }
}
