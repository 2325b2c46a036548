using System.Text.Json;

namespace VinhPhong.Bot.Tests;

public sealed class AskTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ask").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task One_question_gives_one_line_of_the_contract()
    {
        var result = await Bot.RunAsync(["ask", "quên passcode VNeID lấy lại sao"]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        using var line = JsonDocument.Parse(Assert.Single(result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        var answer = line.RootElement;
        Assert.Equal(["id", "outcome", "topic", "topics", "entry", "confidence", "candidates", "office", "reason", "answer", "sources", "elapsed_ms"], answer.EnumerateObject().Select(property => property.Name));
        Assert.Equal("answer", answer.GetProperty("outcome").GetString());
        Assert.Equal("vneid-quen-passcode", answer.GetProperty("topic").GetString());
        Assert.InRange(answer.GetProperty("confidence").GetDouble(), 0, 1);
        Assert.InRange(answer.GetProperty("candidates").GetArrayLength(), 1, 5);
        Assert.Equal("cong-an", answer.GetProperty("office").GetString());
        var source = answer.GetProperty("sources")[0];
        Assert.NotEmpty(source.GetProperty("document").GetString()!);
        Assert.Matches(@"^\d{4}-\d\d-\d\d$", source.GetProperty("checked").GetString());
    }

    [Fact]
    public async Task A_batch_is_answered_line_by_line_in_order()
    {
        var input = Write("in.jsonl", """
            {"id":"b","text":"xin chào"}
            {"id":"a","turns":["vneid là gì","tải ở đâu"]}

            {"id":"c","text":"cho gặp cán bộ"}
            """);
        var output = Path.Combine(folder, "out.jsonl");
        var result = await Bot.RunAsync(["ask", "--batch", input, "--out", output]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var lines = (await File.ReadAllLinesAsync(output, TestContext.Current.CancellationToken)).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["b", "a", "c"], lines.Select(line => line.GetProperty("id").GetString()));
        Assert.Equal(["smalltalk", "answer", "handoff"], lines.Select(line => line.GetProperty("outcome").GetString()));
        Assert.Equal("vneid-cai-dat", lines[1].GetProperty("topic").GetString());
        Assert.Equal("asked-for-officer", lines[2].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Bad_lines_are_each_named_with_their_number_and_nothing_is_written()
    {
        var input = Write("in.jsonl", """
            {"id":"1","text":"xin chào"}
            not json
            {"text":"no id"}
            {"id":"2","text":"nửa chữ \ud800"}
            {"id":"2","turns":[]}
            {"id":"3"}
            """);
        var output = Path.Combine(folder, "out.jsonl");
        await File.WriteAllTextAsync(output, "as it was", TestContext.Current.CancellationToken);
        var result = await Bot.RunAsync(["ask", "--batch", input, "--out", output]);
        Assert.Equal(2, result.ExitCode);
        Assert.Equal([2, 3, 4, 5, 6], result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => int.Parse(line[(input.Length + 1)..].Split(':')[0], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal("as it was", await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken));
        Assert.Equal(2, Directory.GetFiles(folder).Length);
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("ask", "một", "--batch", "x")]
    [InlineData("ask", "--batch", "x.jsonl")]
    [InlineData("ask", "--batch", "khong-co.jsonl", "--out", "y.jsonl")]
    [InlineData("evaluate")]
    [InlineData("evaluate", "--questions", "khong-co.jsonl")]
    [InlineData("faq", "check", "--today", "mai")]
    [InlineData("lenh-la")]
    public async Task Bad_usage_gets_one_clear_message_and_exit_code_2(params string[] arguments)
    {
        var result = await Bot.RunAsync(arguments);
        Assert.Equal(2, result.ExitCode);
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_prints_tables_and_writes_the_scores()
    {
        var input = Write("q.jsonl", """
            {"id":"1","noise":"spoken","text":"tui quên passcode vneid","expect":["vneid-quen-passcode"]}
            {"id":"2","noise":"oos","text":"kết quả xổ số chiều nay","outcome":"oos"}
            """);
        var scores = Path.Combine(folder, "scores.json");
        var result = await Bot.RunAsync(["evaluate", "--questions", input, "--json", scores]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("hit@1", result.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(scores, TestContext.Current.CancellationToken));
        Assert.Equal(1, json.RootElement.GetProperty("byNoise")[0].GetProperty("right").GetDouble());
        Assert.Equal(0, json.RootElement.GetProperty("outOfScope")[0].GetProperty("answeredAsIfKnown").GetDouble());
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
