using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests.Desk;

/// <summary>When an officer is not there, or no longer.</summary>
public sealed class GoneTests(Chromium chromium, Crew crew) : DeskTest(chromium, crew)
{
    private protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Desk__GoneAfter"] = "00:00:05", ["Desk__LookEvery"] = "00:00:00.5" };

    [Fact]
    public async Task A_closed_laptop_gives_the_conversation_back_and_somebody_else_gets_it()
    {
        var lan = await ComesAsync(Staffer.Lan);
        await AsksForOfficerAsync();
        await lan.ChooseAsync("quên mật khẩu");
        await lan.SayAsync("Chào bà con.");
        await Task.Delay(TimeSpan.FromSeconds(7), Cancelled);
        await Expect(lan.Box).ToBeEnabledAsync(); // an open desk keeps it
        await lan.Page.Context.CloseAsync();
        await Expect(Widget.Log).ToContainTextAsync("Bà con được giữ chỗ ở đầu hàng chờ");

        var minh = await ComesAsync(Staffer.Minh);
        await minh.ChooseAsync("quên mật khẩu");
        await Expect(minh.Log).ToContainTextAsync("Chào bà con.");
        await minh.SayAsync("Tôi làm tiếp đây.");
        await Expect(Widget.Answers.Last).ToContainTextAsync("Tôi làm tiếp đây.");
    }

    [Fact]
    public async Task Looking_something_up_on_another_page_of_the_desk_is_no_leaving()
    {
        var lan = await ComesAsync(Staffer.Lan);
        await AsksForOfficerAsync();
        await Expect(lan.Rows).ToContainTextAsync("quên mật khẩu");
        await lan.Page.GotoAsync(new Uri(Server.Address, "/desk/search").ToString());
        await Task.Delay(TimeSpan.FromSeconds(8), Cancelled);
        await lan.Page.GotoAsync(new Uri(Server.Address, "/desk").ToString());
        await Expect(lan.View("Của tôi")).ToContainTextAsync("1");
        await Expect(Widget.Log).Not.ToContainTextAsync("Bà con được giữ chỗ");
    }

    [Fact]
    public async Task With_nobody_there_a_resident_leaves_a_number_and_is_called()
    {
        await AsksForOfficerAsync();
        await Expect(Widget.Log).ToContainTextAsync("mã phiếu VP-");
        await Expect(Widget.Log).ToContainTextAsync("nhắn số điện thoại vào đây");
        await Widget.SayAsync("0912 345 678");
        await Expect(Widget.Answers.Last).ToContainTextAsync("đã ghi số 0912345678 vào phiếu VP-");

        var hung = await ComesAsync(Staffer.Hung); // of another office: the conversation stays where it is
        await hung.View("Gọi lại").ClickAsync();
        await Expect(hung.Rows).ToHaveCountAsync(1);
        await hung.ChooseAsync("quên mật khẩu");
        await Expect(hung.Log).ToContainTextAsync("đã ghi số ••••••••78 vào phiếu");
        await Expect(hung.Side).Not.ToContainTextAsync("0912345678");
        await Expect(hung.Log).Not.ToContainTextAsync("0912345678");
        await hung.Page.Locator("#show-phone").ClickAsync();
        await Expect(hung.Side).ToContainTextAsync("0912345678");
        await hung.Button("Chưa gọi được").ClickAsync();
        await Expect(hung.Side).ToContainTextAsync("gọi lần cuối");
        await hung.View("Gọi lại").ClickAsync();
        await Expect(hung.Rows).ToHaveCountAsync(1);
        await hung.Button("Đã gọi được").ClickAsync();
        await Expect(hung.View("Gọi lại")).ToContainTextAsync("0");
    }
}
