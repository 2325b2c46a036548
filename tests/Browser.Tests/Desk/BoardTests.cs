using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests.Desk;

/// <summary>What supervisors see and decide.</summary>
public sealed class BoardTests(Chromium chromium, Crew crew) : DeskTest(chromium, crew)
{
    [Fact]
    public async Task The_numbers_are_live_and_a_conversation_can_be_given_to_somebody_else()
    {
        var board = await OpensAsync(Staffer.Thu, "/desk/board");
        await Expect(Figure(board, "Đang chờ")).ToHaveTextAsync("0Đang chờ");
        await AsksForOfficerAsync();
        await Expect(Figure(board, "Đang chờ")).ToHaveTextAsync("1Đang chờ");
        var lan = await ComesAsync(Staffer.Lan);
        await Expect(Figure(board, "Đang được trả lời")).ToHaveTextAsync("1Đang được trả lời");
        await Expect(board.Locator("tbody tr")).ToContainTextAsync(Staffer.Lan.Name);
        var minh = await ComesAsync(Staffer.Minh);
        await Expect(Figure(board, "Cán bộ có mặt")).ToHaveTextAsync("2Cán bộ có mặt");

        await board.Locator("tbody select").SelectOptionAsync(new SelectOptionValue { Label = Staffer.Minh.Name });
        await board.Locator("tbody button").ClickAsync();
        await Expect(board.Locator("tbody tr")).ToContainTextAsync(Staffer.Minh.Name);
        await Expect(minh.Rows).ToContainTextAsync("quên mật khẩu");
        await Expect(lan.View("Của tôi")).ToContainTextAsync("0");
        await Expect(Widget.Log).ToContainTextAsync($"{Staffer.Minh.Name}, ");
    }

    [Fact]
    public async Task The_assistant_is_turned_off_with_a_reason_and_then_everybody_comes_to_officers()
    {
        await OpenAsync();
        await Widget.AskAsync("quên mật khẩu vneid");
        var settings = await OpensAsync(Staffer.Thu, "/desk/settings");
        await settings.Locator("#switch").ClickAsync();
        await Expect(settings.GetByRole(AriaRole.Status).First).ToContainTextAsync("Ghi lý do");
        await settings.Locator("#switch-reason").FillAsync("Cổng quốc gia đổi quy trình");
        await settings.Locator("#switch").ClickAsync();
        await Expect(settings.Locator("#switch")).ToHaveTextAsync("Bật trợ lý");
        await Widget.SayAsync("quên mật khẩu vneid");
        await Expect(Widget.Log).ToContainTextAsync("trợ lý máy đang tạm nghỉ");
        var lan = await ComesAsync(Staffer.Lan);
        await lan.ChooseAsync("quên mật khẩu vneid");

        var audit = await OpensAsync(Staffer.Thu, "/audit");
        await Expect(audit.Locator("tbody tr").Filter(new() { HasText = "Tắt trợ lý" })).ToContainTextAsync("Cổng quốc gia đổi quy trình");
    }

    [Fact]
    public async Task A_notice_can_be_posted_and_taken_down()
    {
        var settings = await OpensAsync(Staffer.Thu, "/desk/settings");
        await settings.Locator("#notice").FillAsync("Chiều nay mất điện, trung tâm nghỉ sớm.");
        await settings.Locator("#add-notice").ClickAsync();
        var posted = settings.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Chiều nay mất điện" });
        await Expect(posted).ToHaveCountAsync(1);
        await posted.GetByRole(AriaRole.Button, new() { Name = "Gỡ" }).ClickAsync();
        await Expect(posted).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_officer_cannot_turn_the_assistant_off()
    {
        var settings = await OpensAsync(Staffer.Lan, "/desk/settings");
        await Expect(settings.Locator("#add-canned")).ToBeVisibleAsync();
        await Expect(settings.Locator("#switch")).ToHaveCountAsync(0);
    }

    private static ILocator Figure(IPage board, string name) => board.Locator(".figures div").Filter(new() { HasText = name });
}
