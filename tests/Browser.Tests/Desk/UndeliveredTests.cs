using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests.Desk;

/// <summary>An outside hub that nobody can reach: the resident is told, and so is the board.</summary>
public sealed class UndeliveredTests(Chromium chromium, Crew crew) : DeskTest(chromium, crew)
{
    private protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["HandOffHub__Url"] = "http://127.0.0.1:9/hub", // the port of "discard": nothing listens
        ["HandOffHub__Secret"] = new('s', 40),
        ["Outbox__GiveUpAfter"] = "00:00:01",
    };

    [Fact]
    public async Task What_could_not_be_delivered_stands_on_the_board_and_somebody_can_step_in()
    {
        var board = await OpensAsync(Staffer.Thu, "/desk/board");
        await Expect(board.Locator("#undelivered")).ToHaveCountAsync(0);
        await AsksForOfficerAsync();
        var row = board.Locator("#undelivered li").First;
        await Expect(row).ToContainTextAsync("lời xin gặp cán bộ");
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Widget.Log).ToContainTextAsync("chưa nối được bà con với cán bộ");
        var thu = new DeskScreen(board);
        await Expect(thu.Log).ToContainTextAsync("quên mật khẩu vneid");
        await board.Locator("#step-in").ClickAsync();
        await thu.SayAsync("Chào bà con, trung tâm đây.");
        await Expect(Widget.Answers.Last).ToContainTextAsync("trung tâm đây.");
    }
}
