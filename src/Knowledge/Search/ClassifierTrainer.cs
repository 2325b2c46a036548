using System.Numerics;

namespace VinhPhong.Knowledge.Search;

/// <summary>Gathers examples and trains the <see cref="Classifier"/> by stochastic gradient descent (AdaGrad): the same examples in the same order, the same result.</summary>
internal sealed class ClassifierTrainer(ClassifierTrainer.Settings settings)
{
    /// <summary>How the classifier is trained; chosen by the ablation in docs/benchmarks.md.</summary>
    /// <param name="Epochs">How often each example is seen.</param>
    /// <param name="Rate">The first step; it falls to nothing over the epochs.</param>
    /// <param name="Decay">How much a weight shrinks at each step.</param>
    /// <param name="SeenAtLeast">A feature seen in fewer examples is left out: it could only be learned by heart.</param>
    /// <param name="Scale">The length every example is brought to.</param>
    public sealed record Settings(int Epochs = 4, float Rate = 0.5f, float Decay = 2e-6f, int SeenAtLeast = 8, float Scale = 8);

    /// <summary>One example: its features by number, each once, with their weights.</summary>
    private readonly record struct Example(int[] Features, float[] Weights, int Class);

    private readonly Dictionary<ulong, int> numbers = [];
    private readonly List<int> seen = [];
    private readonly List<Example> examples = [];
    private readonly Dictionary<int, float> sums = [];

    /// <summary>Adds the features of one phrasing of an entry.</summary>
    public void Add(List<Feature> features, int entry)
    {
        sums.Clear();
        foreach (var feature in features)
        {
            if (!numbers.TryGetValue(feature.Key, out var number))
            {
                numbers[feature.Key] = number = numbers.Count;
                seen.Add(0);
            }
            if (sums.TryAdd(number, feature.Weight)) seen[number]++;
            else sums[number] += feature.Weight;
        }
        examples.Add(new Example([.. sums.Keys], [.. sums.Values], entry));
    }

    /// <summary>Trains on all that was added.</summary>
    public Classifier Train(int classes)
    {
        var rowOf = new int[numbers.Count];
        var rows = new Dictionary<ulong, int>();
        foreach (var (key, number) in numbers)
        {
            if (seen[number] >= settings.SeenAtLeast) rows[key] = rowOf[number] = rows.Count + 1;
        }
        var width = (classes + Classifier.RowUnit - 1) / Classifier.RowUnit * Classifier.RowUnit;
        var descent = new Descent(new float[(rows.Count + 1) * width], new float[rows.Count + 1], classes, width);
        var samples = examples.Select(example => Scaled(example, rowOf)).ToArray();
        var emphasis = Emphasis(samples, classes);
        var order = Enumerable.Range(0, samples.Length).ToArray();
        var random = new Random(20261124);
        for (var epoch = 0; epoch < settings.Epochs; epoch++)
        {
            random.Shuffle(order);
            var rate = settings.Rate * (1 - (epoch / (float)settings.Epochs));
            foreach (var at in order) descent.Step(samples[at].Features, samples[at].Weights, samples[at].Class, rate * emphasis[samples[at].Class], settings.Decay);
        }
        for (var i = width; i < descent.Weights.Length; i++) descent.Weights[i] *= settings.Scale;
        return Classifier.Of(rows, descent.Weights, classes, width);
    }

    /// <summary>The example with rows instead of numbers, what is left out taken out, brought to one length.</summary>
    private Example Scaled(Example example, int[] rowOf)
    {
        var kept = Enumerable.Range(0, example.Features.Length).Where(i => rowOf[example.Features[i]] > 0).ToArray();
        var norm = MathF.Sqrt(kept.Sum(i => example.Weights[i] * example.Weights[i]));
        return new Example(
            [.. kept.Select(i => rowOf[example.Features[i]])],
            [.. kept.Select(i => norm > 0 ? example.Weights[i] * settings.Scale / norm : 0)],
            example.Class);
    }

    /// <summary>An entry with few phrasings counts them more, so that it is not overlooked beside one with many.</summary>
    private static float[] Emphasis(Example[] samples, int classes)
    {
        var counts = new int[classes];
        foreach (var sample in samples) counts[sample.Class]++;
        var usual = samples.Length / (float)Math.Max(1, classes);
        return [.. counts.Select(count => count == 0 ? 1 : MathF.Sqrt(usual / count))];
    }

    /// <summary>The weights on their way down.</summary>
    private sealed class Descent(float[] weights, float[] squares, int classes, int width)
    {
        private readonly float[] gradient = new float[width];

        public float[] Weights => weights;

        public void Step(int[] rows, float[] values, int right, float rate, float decay)
        {
            Array.Copy(weights, gradient, width);
            for (var i = 0; i < rows.Length; i++) Classifier.Add(weights.AsSpan(rows[i] * width, width), values[i], gradient);
            Softmax(gradient.AsSpan(0, classes));
            gradient.AsSpan(classes).Clear();
            gradient[right] -= 1;
            var size = 0f;
            foreach (var slope in gradient) size += slope * slope;
            Update(0, 1, size, rate, 0);
            for (var i = 0; i < rows.Length; i++) Update(rows[i], values[i], size, rate, decay);
        }

        private void Update(int row, float value, float size, float rate, float decay)
        {
            squares[row] += value * value * size;
            var step = rate / MathF.Sqrt(squares[row] + 1e-6f);
            var span = weights.AsSpan(row * width, width);
            if (decay > 0)
            {
                var keep = new Vector<float>(1 - (step * decay));
                for (var i = 0; i < width; i += Vector<float>.Count) (new Vector<float>(span[i..]) * keep).CopyTo(span[i..]);
            }
            Classifier.Add(gradient, -step * value, span);
        }

        private static void Softmax(Span<float> logits)
        {
            var highest = float.NegativeInfinity;
            foreach (var logit in logits) highest = Math.Max(highest, logit);
            var sum = 0f;
            for (var i = 0; i < logits.Length; i++) sum += logits[i] = MathF.Exp(logits[i] - highest);
            for (var i = 0; i < logits.Length; i++) logits[i] /= sum;
        }
    }
}
