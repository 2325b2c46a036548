using System.Diagnostics;
using VinhPhong.Knowledge.Answers;

namespace VinhPhong.Knowledge.Measuring;

/// <summary>Shares of one group of in-scope questions, 0 to 1.</summary>
public sealed record Row(string Name, int Questions, double Right, double RightClarify, double OtherClarify, double NotAnswered, double Wrong, double HitAt1, double HitAt3, double MeanReciprocalRank);

/// <summary>Of answers with a confidence in a tenth, how many there were, what they claimed, and how many were right.</summary>
public sealed record CalibrationBin(double From, int Answers, double Claimed, double Right);

/// <summary>The results of a set of test questions.</summary>
public sealed record Scoreboard
{
    /// <summary>Every judgement, in the order asked.</summary>
    public required IReadOnlyList<Judgement> Judgements { get; init; }

    /// <summary>In-scope questions by kind of noise, then all together.</summary>
    public required IReadOnlyList<Row> ByNoise { get; init; }

    /// <summary>In-scope questions by the group of the first expected topic.</summary>
    public required IReadOnlyList<Row> ByGroup { get; init; }

    /// <summary>Confidence against truth, in tenths, over in-scope questions that were answered.</summary>
    public required IReadOnlyList<CalibrationBin> Calibration { get; init; }

    /// <summary>Out-of-scope questions by expected outcome: how many, answered as if known, handled exactly as expected.</summary>
    public required IReadOnlyList<(string Outcome, int Questions, double AnsweredAsIfKnown, double AsExpected)> OutOfScope { get; init; }

    /// <summary>Asks every question, each in a conversation of its own, and scores the last turn.</summary>
    public static Scoreboard Measure(Answerer answerer, IReadOnlyList<TestQuestion> questions, Func<string, string?> groupOfTopic, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answerer);
        ArgumentNullException.ThrowIfNull(questions);
        var judgements = new List<Judgement>(questions.Count);
        foreach (var question in questions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (answer, milliseconds) = AskAll(answerer, question.Turns);
            judgements.Add(Judgement.Of(question, answer, milliseconds));
        }
        var inScope = judgements.Where(judgement => judgement.Question.InScope).ToList();
        return new Scoreboard
        {
            Judgements = judgements,
            ByNoise = [.. inScope.GroupBy(judgement => judgement.Question.Noise).OrderBy(group => group.Key, StringComparer.Ordinal).Select(RowOf), RowOf("all", inScope)],
            ByGroup = [.. inScope.GroupBy(judgement => groupOfTopic(judgement.Question.Expect[0]) ?? "?").OrderBy(group => group.Key, StringComparer.Ordinal).Select(RowOf)],
            Calibration = Bins(inScope),
            OutOfScope =
            [
                .. judgements.Where(judgement => !judgement.Question.InScope).GroupBy(judgement => judgement.Question.Outcome ?? "").OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => (group.Key, group.Count(), Share(group, judgement => judgement.Verdict == Verdict.Wrong), Share(group, judgement => judgement.Verdict == Verdict.Right))),
            ],
        };
    }

    /// <summary>The answer to the last of several turns, and how long it took.</summary>
    public static (Answer Answer, double Milliseconds) AskAll(Answerer answerer, IReadOnlyList<string> turns)
    {
        ArgumentNullException.ThrowIfNull(answerer);
        ArgumentNullException.ThrowIfNull(turns);
        var earlier = Dialogue.Empty;
        foreach (var turn in turns.SkipLast(1)) earlier = earlier.After(turn, answerer.Ask(new Question(turn, earlier)));
        var start = Stopwatch.GetTimestamp();
        var answer = answerer.Ask(new Question(turns[^1], earlier));
        return (answer, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private static Row RowOf(IGrouping<string, Judgement> group) => RowOf(group.Key, [.. group]);

    private static Row RowOf(string name, IReadOnlyList<Judgement> rows) => new(
        name, rows.Count,
        Share(rows, row => row.Verdict == Verdict.Right),
        Share(rows, row => row.Verdict == Verdict.RightClarify),
        Share(rows, row => row.Verdict == Verdict.OtherClarify),
        Share(rows, row => row.Verdict == Verdict.NotAnswered),
        Share(rows, row => row.Verdict == Verdict.Wrong),
        Share(rows, row => row.Rank == 1),
        Share(rows, row => row.Rank is >= 1 and <= 3),
        rows.Count == 0 ? 0 : rows.Average(row => row.Rank > 0 ? 1.0 / row.Rank : 0));

    private static IReadOnlyList<CalibrationBin> Bins(List<Judgement> inScope) =>
    [
        .. inScope.GroupBy(row => Math.Min(9, (int)(row.Answer.Confidence * 10))).OrderBy(group => group.Key)
            .Select(group => new CalibrationBin(group.Key / 10.0, group.Count(), group.Average(row => row.Answer.Confidence), Share(group, row => row.Rank == 1))),
    ];

    private static double Share(IEnumerable<Judgement> rows, Func<Judgement, bool> condition)
    {
        var (all, met) = (0, 0);
        foreach (var row in rows)
        {
            all++;
            if (condition(row)) met++;
        }
        return all == 0 ? 0 : met / (double)all;
    }
}
