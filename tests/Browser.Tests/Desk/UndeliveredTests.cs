using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests.Desk;

/// <summary>An outside hub that nobody can reach: no wish is lost by it, and somebody is told.</summary>
public sealed class UndeliveredTests(Chromium chromium, Crew crew) : DeskTest(chromium, crew)
{
    private protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["HandOffHub__Url"] = "http://127.0.0.1:9/hub", // the port of "discard": nothing listens
        ["HandOffHub__Secret"] = new('s', 40),
        ["Outbox__GiveUpAfter"] = "00:00:01",
    };

    [Fact]
    public async Task What_could_not_be_delivered_stands_on_the_board_and_our_own_desk_has_the_resident()
    {
        var board = await OpensAsync(Staffer.Thu, "/desk/board");
        await Expect(board.Locator("#undelivered")).ToHaveCountAsync(0);
        await AsksForOfficerAsync();
        var row = board.Locator("#undelivered li").First;
        await Expect(row).ToContainTextAsync("lời xin gặp cán bộ");
        await row.GetByRole(AriaRole.Link).ClickAsync();
        var thu = new DeskScreen(board);
        await Expect(thu.Log).ToContainTextAsync("quên mật khẩu vneid");
        await thu.Claim.ClickAsync();
        await thu.SayAsync("Chào bà con, trung tâm đây.");
        await Expect(Widget.Answers.Last).ToContainTextAsync("trung tâm đây.");
    }
}
