using System.CommandLine;
using System.Diagnostics;
using VinhPhong.Bot.Language;
using VinhPhong.Knowledge;
using VinhPhong.Knowledge.Answers;
using VinhPhong.Knowledge.Measuring;

namespace VinhPhong.Bot.Commands;

/// <summary><c>ask "…"</c> answers one question; <c>ask --batch in.jsonl --out out.jsonl</c> answers a file, line by line, in order.</summary>
internal static class AskCommand
{
    public static Command Create()
    {
        var question = new Argument<string?>("question") { Description = Screen.AboutQuestion, Arity = ArgumentArity.ZeroOrOne };
        var batch = new Option<string?>("--batch") { Description = Screen.AboutBatch };
        var output = new Option<string?>("--out") { Description = Screen.AboutOut };
        var command = new Command("ask", Screen.AboutAsk) { question, batch, output };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(question), parsed.GetValue(batch), parsed.GetValue(output), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? question, string? batch, string? output, CancellationToken cancellationToken)
    {
        if (batch is null == question is null || batch is null != output is null)
        {
            await Console.Error.WriteLineAsync(Screen.AskUsage);
            return CommandLine.BadInput;
        }
        return batch is null ? await AskOneAsync(question!) : await AskAllAsync(batch, output!, cancellationToken);
    }

    private static async Task<int> AskOneAsync(string question)
    {
        var answerer = new Answerer(new Library(Knowing.Load(DataFolder.Locate())));
        var start = Stopwatch.GetTimestamp();
        var answer = answerer.Ask(new Question(question));
        await Console.Out.WriteLineAsync(AnswerLine.Of("1", answer, Stopwatch.GetElapsedTime(start).TotalMilliseconds).ToJson());
        return 0;
    }

    /// <summary>Everything is read and answered before the output file appears, so that it is never half written.</summary>
    private static async Task<int> AskAllAsync(string batch, string output, CancellationToken cancellationToken)
    {
        var (questions, bad) = TestQuestionFile.Read(await File.ReadAllLinesAsync(batch, cancellationToken), mustExpect: false);
        if (bad.Count > 0) return await BadLines.ReportAsync(batch, bad);
        var answerer = new Answerer(new Library(Knowing.Load(DataFolder.Locate())));
        answerer.Ask(new Question("xin chào")); // the first answer also compiles; it would be measured otherwise
        var lines = new List<string>(questions.Count);
        foreach (var question in questions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (answer, milliseconds) = Scoreboard.AskAll(answerer, question.Turns);
            lines.Add(AnswerLine.Of(question.Id, answer, milliseconds).ToJson());
        }
        await WholeFile.WriteAsync(output, lines, cancellationToken);
        return 0;
    }
}
