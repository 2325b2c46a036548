using VinhPhong.Knowledge;
using VinhPhong.Knowledge.Entries;
using VinhPhong.Knowledge.Measuring;
using VinhPhong.Knowledge.Search;

namespace VinhPhong.Benchmarks.Faq;

/// <summary>
/// Fits the numbers of <c>data/ranking.json</c> on test questions that no entry contains: the factors of the evidence by conditional logit,
/// held near what was chosen by hand, and the confidence by logistic regression. Eleven numbers in all, so that little can be learned by heart.
/// </summary>
internal static class Tuner
{
    private const double Hold = 0.02;

    private static readonly double[] ByHand = [4, 0.5, 2, 0.5, 2, 1];

    private sealed record Asked(HashSet<int> Right, float[][] Evidence, float Explained, float Known);

    public static RankingModel Fit(Published published, IReadOnlyList<TestQuestion> questions)
    {
        var asked = questions.Where(question => question.Turns.Count == 1).Select(question => Ask(published, question)).ToList();
        var inScope = asked.Where(question => question.Right.Count < published.Index.Entries.Count / 4).ToList();
        var weights = FitWeights(inScope);
        return new RankingModel
        {
            FittedOn = FormattableString.Invariant($"{asked.Count} test questions, {inScope.Count} of them in scope"),
            Weights = weights,
            Calibration = FitCalibration(asked, weights),
        };
    }

    private static Asked Ask(Published published, TestQuestion question)
    {
        var hits = published.Index.Find(published.Index.Normaliser.Read(question.Turns[0]));
        var right = Enumerable.Range(0, hits.Entries.Count).Where(number => Fits(hits.Entries[number], question)).ToHashSet();
        return new Asked(right, hits.EvidenceOf, hits.Explained, hits.Known);
    }

    private static bool Fits(Entry entry, TestQuestion question) =>
        question.InScope ? entry.Topic is { } topic && question.Expect.Contains(topic) : !entry.Answers;

    private static float[] FitWeights(List<Asked> asked)
    {
        var weights = (double[])ByHand.Clone();
        for (var step = 0; step < 300; step++)
        {
            var gradient = new double[weights.Length];
            foreach (var question in asked)
            {
                var p = Probabilities(question, weights);
                var right = question.Right.Sum(entry => p[entry]) + 1e-12;
                for (var kind = 0; kind < weights.Length; kind++)
                {
                    for (var e = 0; e < p.Length; e++) gradient[kind] -= p[e] * question.Evidence[kind][e];
                    foreach (var e in question.Right) gradient[kind] += p[e] / right * question.Evidence[kind][e];
                }
            }
            for (var kind = 0; kind < weights.Length; kind++)
                weights[kind] = Math.Max(0, weights[kind] + ((kind == (int)Evidence.Classifier ? 0.02 : 1) * ((gradient[kind] / asked.Count) - (Hold * (weights[kind] - ByHand[kind]) * (kind == (int)Evidence.Classifier ? 5 : 0.2)))));
        }
        return [.. weights.Select(weight => (float)Math.Round(weight, 3))];
    }

    private static double[] Probabilities(Asked question, IReadOnlyList<double> weights)
    {
        var p = new double[question.Evidence[0].Length];
        for (var kind = 0; kind < weights.Count; kind++)
        {
            for (var e = 0; e < p.Length; e++) p[e] += weights[kind] * question.Evidence[kind][e];
        }
        var highest = p.Max();
        var sum = 0.0;
        for (var e = 0; e < p.Length; e++) sum += p[e] = Math.Exp(p[e] - highest);
        for (var e = 0; e < p.Length; e++) p[e] /= sum;
        return p;
    }

    private static float[] FitCalibration(List<Asked> asked, float[] weights)
    {
        var rows = asked.Select(question =>
        {
            var p = Probabilities(question, [.. weights.Select(weight => (double)weight)]);
            var order = Enumerable.Range(0, p.Length).OrderByDescending(e => p[e]).Take(2).ToArray();
            var (first, second) = (RankingModel.LogOdds((float)p[order[0]]), RankingModel.LogOdds((float)p[order[1]]));
            return (X: new double[] { 1, first, first - second, question.Explained, question.Known }, Right: question.Right.Contains(order[0]));
        }).ToList();
        var numbers = new[] { 0, 0.5, 0, 0, 0.0 };
        for (var step = 0; step < 4000; step++)
        {
            var gradient = new double[numbers.Length];
            foreach (var (x, right) in rows)
            {
                var error = (right ? 1 : 0) - (1 / (1 + Math.Exp(-x.Zip(numbers, (a, b) => a * b).Sum())));
                for (var i = 0; i < numbers.Length; i++) gradient[i] += error * x[i];
            }
            for (var i = 0; i < numbers.Length; i++) numbers[i] += (i == 2 ? 0.005 : 0.02) * ((gradient[i] / rows.Count) - (0.002 * numbers[i]));
        }
        return [.. numbers.Select(number => (float)Math.Round(number, 4))];
    }
}
