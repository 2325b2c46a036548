using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests;

/// <summary>When people of the commune join: who speaks is never in doubt.</summary>
public sealed class OfficerTests(Chromium chromium) : BrowserTest(chromium)
{
    public static TheoryData<string> Senders() => new("officer:1", "role", "flag");

    [Theory]
    [MemberData(nameof(Senders))]
    public async Task What_an_officer_says_carries_a_name_and_looks_different(string sender)
    {
        var line = await OpenedAsync();
        switch (sender)
        {
            case "role": line.Message("Chị xem hồ sơ rồi.\nMai ghé nha.", new { id = "u1", name = "Chị Lan", role = "user" }); break;
            case "flag": line.Message("Chị xem hồ sơ rồi.\nMai ghé nha.", new { id = "u1", name = "Chị Lan", role = "bot" }, new { officer = true }); break;
            default: line.Message("Chị xem hồ sơ rồi.\nMai ghé nha.", new { id = sender, name = "Chị Lan", role = "bot" }); break;
        }

        await Expect(Widget.Answers.Last.Locator(".who")).ToHaveTextAsync("Cán bộ Chị Lan");
        await Expect(Widget.Answers.Last).ToHaveClassAsync("msg officer");
        await Expect(Widget.Answers.Last.Locator(".plain")).ToHaveCSSAsync("white-space", "pre-wrap");
        await Expect(Widget.Answers.First).ToHaveClassAsync("msg");
        await Expect(Widget.Mine).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_notice_is_a_quiet_line_and_not_a_bubble()
    {
        var line = await OpenedAsync();
        line.Message("Chị Lan đã vào cuộc trò chuyện.", new { id = "assistant", role = "bot" }, new { notice = true });

        await Expect(Widget.Notes).ToHaveTextAsync("Chị Lan đã vào cuộc trò chuyện.");
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        await Expect(Widget.Host.Locator("[aria-live=polite]")).ToContainTextAsync("đã vào");
    }

    [Fact]
    public async Task Who_is_writing_is_named()
    {
        var line = await OpenedAsync();
        line.Type();
        await Expect(Widget.Typing).ToHaveTextAsync("Trợ lý Vĩnh Phong đang soạn…");
        line.Type(new { id = "officer:1", name = "Chị Lan", role = "user" });
        await Expect(Widget.Typing).ToHaveTextAsync("Chị Lan đang soạn…");
        line.Message("Chào bà con", new { id = "officer:1", name = "Chị Lan", role = "user" });

        await Expect(Widget.Typing).ToHaveTextAsync("");
    }

    [Fact]
    public async Task The_choices_are_those_of_the_last_message()
    {
        var line = await OpenedAsync();
        line.Message("Bà con ở ấp nào?", new { id = "assistant", role = "bot" }, null, "Ấp Thạnh", "Ấp Bình");
        await Expect(Widget.Choices).ToHaveTextAsync(["Ấp Thạnh", "Ấp Bình"]);
        line.Message("Ở xã có ai không?", new { id = "assistant", role = "bot" }, null, "Có");
        await Expect(Widget.Choices).ToHaveTextAsync(["Có"]);
        line.Message("Cán bộ đã nhận.", new { id = "assistant", role = "bot" }, new { notice = true });

        await Expect(Widget.Choices).ToHaveCountAsync(0);
    }

    private async Task<StubbedLine> OpenedAsync()
    {
        var line = await StubbedLine.OnAsync(Page);
        await OpenAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        await Task.Delay(TimeSpan.FromSeconds(1), Cancelled); // from then on what comes is news
        return line;
    }
}
