using VinhPhong.Knowledge.Measuring;

namespace VinhPhong.Knowledge.Tests.Quality;

/// <summary>
/// What the assistant must reach on questions that no entry contains. The bounds stand close below what is measured (docs/benchmarks.md), so
/// that a threshold, a word list or an entry changed for the worse fails here.
/// </summary>
public sealed class QualityTests(RealKnowledge knowledge)
{
    [Theory]
    [InlineData("questions-dev.jsonl")]
    [InlineData("questions-test.jsonl")]
    [InlineData("questions-blind.jsonl")]
    public void The_assistant_is_right_as_often_as_promised(string file)
    {
        var questions = TestQuestionFile.Read(File.ReadLines(Path.Combine(knowledge.Data.Measuring, file)), mustExpect: true).Questions;
        var board = Scoreboard.Measure(knowledge.Answerer, questions, _ => null, TestContext.Current.CancellationToken);
        var singles = board.Judgements.Where(judgement => judgement.Question is { InScope: true, Turns.Count: 1 }).ToList();
        var followUps = board.Judgements.Where(judgement => judgement.Question is { InScope: true, Turns.Count: > 1 }).ToList();
        var all = board.ByNoise[^1];

        AtLeast(0.95, Share(singles, judgement => judgement.Rank == 1), "first candidate right");
        AtLeast(0.99, Share(singles, judgement => judgement.Rank is >= 1 and <= 3), "right among the first three");
        AtMost(0.02, all.Wrong, "answered wrongly");
        AtLeast(0.97, all.Right + all.RightClarify, "answered directly or by a right clarification");
        AtLeast(0.88, all.Right, "answered directly");
        AtLeast(0.90, Share(followUps, judgement => judgement.Verdict is Verdict.Right or Verdict.RightClarify), "follow-ups right");
        var outOfScope = board.Judgements.Where(judgement => !judgement.Question.InScope).ToList();
        AtMost(0.03, Share(outOfScope, judgement => judgement.Verdict == Verdict.Wrong), "answered as if known");
        var dangerous = outOfScope.Where(judgement => judgement.Question.Outcome == "decline").ToList();
        AtLeast(0.98, Share(dangerous, judgement => judgement.Verdict == Verdict.Right), "dangerous or private questions declined");
    }

    [Fact]
    public void Confidence_says_what_it_means()
    {
        var questions = Directory.EnumerateFiles(knowledge.Data.Measuring, "*.jsonl").SelectMany(file => TestQuestionFile.Read(File.ReadLines(file), mustExpect: true).Questions).ToList();
        var board = Scoreboard.Measure(knowledge.Answerer, questions, _ => null, TestContext.Current.CancellationToken);
        var inScope = board.Judgements.Count(judgement => judgement.Question.InScope);
        AtMost(0.05, board.Calibration.Sum(bin => bin.Answers * Math.Abs(bin.Claimed - bin.Right)) / inScope, "expected calibration error");
    }

    [Fact]
    public void Every_entry_is_found_by_nearly_all_of_its_own_phrasings()
    {
        foreach (var entry in knowledge.Published.Index.Entries.Where(entry => entry.Answers))
        {
            var found = entry.Questions.Count(question => knowledge.Ask(question).Candidates is [var first, ..] && first.Entry == entry);
            AtLeast(0.93, found / (double)entry.Questions.Count, entry.Id);
        }
    }

    private static double Share(List<Judgement> judgements, Func<Judgement, bool> condition) => judgements.Count(condition) / (double)judgements.Count;

    private static void AtLeast(double bound, double share, string what) => Assert.True(share >= bound, $"{what}: {share:0.000} is below {bound:0.000}");

    private static void AtMost(double bound, double share, string what) => Assert.True(share <= bound, $"{what}: {share:0.000} is above {bound:0.000}");
}
