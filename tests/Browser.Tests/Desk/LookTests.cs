using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests.Desk;

/// <summary>The desk as it looks: without violations of WCAG 2.2 AA that a machine can find, and nothing wider than the screen.</summary>
public sealed class LookTests(Chromium chromium, Crew crew) : DeskTest(chromium, crew)
{
    private static readonly string[] Levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(820, 1180)]
    [InlineData(400, 800)]
    public async Task Every_page_is_without_violations_and_fits(int width, int height)
    {
        var thu = await OpensAsync(Staffer.Thu, "/desk/board", width, height);
        await ElsewhereAsync("vneid báo sai mật khẩu", Wish);
        await ElsewhereAsync("giấy khai sinh làm ở đâu", Wish, "số tui 0912345678");
        var lan = await ComesAsync(Staffer.Lan, width, height);
        await Expect(lan.Rows).ToHaveCountAsync(2);
        await LooksWellAsync(lan.Page, "desk-list", width);
        await lan.ChooseAsync("sai mật khẩu");
        await lan.NoteAsync("Đã xem hồ sơ, thiếu số điện thoại.");
        await lan.SayAsync("Dạ tôi xem rồi, bà con giúp tôi một ảnh màn hình báo lỗi nha.");
        await LooksWellAsync(lan.Page, "desk-conversation", width);
        await lan.Page.Locator("#end summary").ClickAsync();
        await LooksWellAsync(lan.Page, "desk-ending", width);
        await lan.Page.Keyboard.PressAsync("Escape");
        if (width < 700)
        {
            await lan.Page.GetByRole(AriaRole.Link, new() { Name = "← Danh sách" }).ClickAsync();
            await Expect(lan.Rows.First).ToBeVisibleAsync();
        }
        await lan.View("Gọi lại").ClickAsync();
        await Expect(lan.Rows).ToHaveCountAsync(1);
        await LooksWellAsync(lan.Page, "desk-callbacks", width);
        await lan.Button("Phím tắt").ClickAsync();
        await LooksWellAsync(lan.Page, "desk-shortcuts", width);
        await Expect(thu.Locator("tbody tr")).ToHaveCountAsync(2);
        await LooksWellAsync(thu, "desk-board", width);

        await lan.Page.GotoAsync(new Uri(Server.Address, "/desk/search").ToString());
        await lan.Page.Locator("#words").FillAsync("báo lỗi nha");
        await lan.Button("Tìm").ClickAsync();
        await Expect(lan.Page.GetByRole(AriaRole.Status).First).ToContainTextAsync("1 hội thoại");
        await LooksWellAsync(lan.Page, "desk-search", width);
        await thu.GotoAsync(new Uri(Server.Address, "/desk/settings").ToString());
        await Expect(thu.Locator("#add-canned")).ToBeVisibleAsync();
        await LooksWellAsync(thu, "desk-settings", width);
    }

    private static async Task LooksWellAsync(IPage page, string name, int width)
    {
        await PictureTests.TakeAsync(page, width == 1280 ? name : $"{name}-{width}", forReaders: false);
        var found = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Levels] } });
        Assert.True(found.Violations.Length == 0, $"{name} at {width}:\n" + string.Join('\n', found.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Target} {node.Html}"))));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{name} is wider than {width}.");
    }
}
