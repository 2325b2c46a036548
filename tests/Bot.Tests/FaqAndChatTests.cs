namespace VinhPhong.Bot.Tests;

public sealed class FaqAndChatTests
{
    [Fact]
    public async Task The_set_that_is_shipped_passes_its_check()
    {
        var result = await Bot.RunAsync(["faq", "check", "--today", "2026-11-24"]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("Bộ hỏi đáp đạt", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stats_count_every_group()
    {
        var result = await Bot.RunAsync(["faq", "stats"]);
        Assert.Equal(0, result.ExitCode);
        Assert.All(new[] { "vneid", "can-cuoc", "dvc", "tthc", "thanh-toan", "an-toan", "ke-hoach", "trung-tam", "tro-chuyen" }, group => Assert.Contains($"| {group} ", result.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_conversation_in_the_terminal_answers_with_sources_and_takes_a_choice_by_number()
    {
        var result = await Bot.RunAsync(["chat"], "quên passcode vneid\nthẻ\n1\n/thoat\n");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("Nguồn:", result.Output, StringComparison.Ordinal);
        var afterChoices = result.Output.Split("Bà con chọn giúp em một số:")[1];
        var first = afterChoices.Split('\n').Select(line => line.Trim()).First(line => line.StartsWith("1. ", StringComparison.Ordinal))[3..];
        Assert.Contains("Nguồn:", afterChoices, StringComparison.Ordinal);
        Assert.Contains(EntryTitles(), title => title.StartsWith(first, StringComparison.Ordinal));
        Assert.DoesNotContain("{{", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_end_of_input_ends_the_conversation() => Assert.Equal(0, (await Bot.RunAsync(["chat"])).ExitCode);

    /// <summary>A choice may be wrapped, so its first line is compared with the beginnings of titles.</summary>
    private static IEnumerable<string> EntryTitles() =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "data", "faq"), "*.md", SearchOption.AllDirectories)
            .Select(file => File.ReadLines(file).First(line => line.StartsWith("title: ", StringComparison.Ordinal))["title: ".Length..].Trim('"', '\''));
}
