using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using VinhPhong.Bot.Language;
using VinhPhong.Knowledge;
using VinhPhong.Knowledge.Answers;
using VinhPhong.Knowledge.Measuring;

namespace VinhPhong.Bot.Commands;

/// <summary><c>evaluate --questions f.jsonl</c>: how often the assistant is right, as tables and as JSON.</summary>
internal static class EvaluateCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var questions = new Option<string>("--questions") { Description = Screen.AboutQuestions, Required = true };
        var json = new Option<string?>("--json") { Description = Screen.AboutJson };
        var wrong = new Option<bool>("--wrong") { Description = Screen.AboutWrong };
        var command = new Command("evaluate", Screen.AboutEvaluate) { questions, json, wrong };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(questions)!, parsed.GetValue(json), parsed.GetValue(wrong), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string file, string? json, bool showWrong, CancellationToken cancellationToken)
    {
        var (questions, bad) = TestQuestionFile.Read(await File.ReadAllLinesAsync(file, cancellationToken), mustExpect: true);
        if (bad.Count > 0) return await BadLines.ReportAsync(file, bad);
        var data = DataFolder.Locate();
        var topics = Topics.Load(data.Topics);
        var board = Scoreboard.Measure(new Answerer(new Library(Knowing.Load(data))), questions, topic => topics.Find(topic)?.Group, cancellationToken);
        Print(board);
        if (showWrong) PrintMisses(board);
        var target = json ?? Path.ChangeExtension(file, ".scores.json");
        await WholeFile.WriteAsync(target, [JsonSerializer.Serialize(Summary(board), Json)], cancellationToken);
        await Console.Out.WriteLineAsync(string.Format(CultureInfo.InvariantCulture, Screen.WrittenTo, target));
        return 0;
    }

    private static void Print(Scoreboard board)
    {
        PrintRows(Screen.ByNoise, board.ByNoise);
        PrintRows(Screen.ByGroup, board.ByGroup);
        var outOfScope = new Table().Title(Screen.OutOfScopeTitle).AddColumns("", "n", "answered as if known", "as expected");
        foreach (var (outcome, count, answered, expected) in board.OutOfScope) outOfScope.AddRow(outcome, Number(count), Percent(answered), Percent(expected));
        Write(outOfScope);
        var calibration = new Table().Title(Screen.CalibrationTitle).AddColumns("confidence", "n", "claimed", "right");
        foreach (var bin in board.Calibration) calibration.AddRow($"{bin.From:0.0}–{bin.From + 0.1:0.0}", Number(bin.Answers), Percent(bin.Claimed), Percent(bin.Right));
        Write(calibration);
        var times = board.Judgements.Select(judgement => judgement.Milliseconds).Order().ToArray();
        if (times.Length > 0) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ms: p50 {times[times.Length / 2]:0.00}, p99 {times[(int)(times.Length * 0.99)]:0.00}, max {times[^1]:0.00}"));
    }

    private static void PrintRows(string title, IReadOnlyList<Row> rows)
    {
        var table = new Table().Title(title).AddColumns("", "n", "right", "clarify ✓", "clarify ✗", "handed off", "wrong", "hit@1", "hit@3", "MRR");
        foreach (var row in rows)
        {
            table.AddRow(row.Name, Number(row.Questions), Percent(row.Right), Percent(row.RightClarify), Percent(row.OtherClarify), Percent(row.NotAnswered), Percent(row.Wrong),
                Percent(row.HitAt1), Percent(row.HitAt3), row.MeanReciprocalRank.ToString("0.000", CultureInfo.InvariantCulture));
        }
        Write(table);
    }

    private static void PrintMisses(Scoreboard board)
    {
        foreach (var judgement in board.Judgements.Where(judgement => judgement.Verdict is not Verdict.Right || (judgement.Question.InScope && judgement.Rank != 1)))
        {
            var got = string.Join(", ", judgement.Answer.Candidates.Take(3).Select(candidate => $"{candidate.Entry.Id} {candidate.Score:0.00}"));
            var entry = judgement.Answer switch { HandOff handOff => handOff.Entry?.Id, Decline decline => decline.Entry?.Id, _ => null };
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{judgement.Verdict} {judgement.Question.Id} {judgement.Question.Noise} [{judgement.Answer.Outcome} {judgement.Answer.Confidence:0.00} {entry}] {string.Join(" / ", judgement.Question.Turns)} | want {string.Join(",", judgement.Question.Expect)}{judgement.Question.Outcome} | got {got}"));
        }
    }

    private static object Summary(Scoreboard board) => new
    {
        board.ByNoise,
        board.ByGroup,
        board.Calibration,
        OutOfScope = board.OutOfScope.Select(row => new { row.Outcome, row.Questions, row.AnsweredAsIfKnown, row.AsExpected }),
    };

    private static void Write(Table table)
    {
        // Spectre wraps to the terminal's width; a table for a file must not be cut.
        AnsiConsole.Profile.Width = Console.IsOutputRedirected ? 140 : AnsiConsole.Profile.Width;
        AnsiConsole.Write(table.MarkdownBorder());
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture);
}
