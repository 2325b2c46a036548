using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests.Desk;

/// <summary>The desk as pictures, for the README and docs/hand-off.md; made as <see cref="PictureTests"/> are.</summary>
public sealed class DeskPictureTests(Chromium chromium, Crew crew) : DeskTest(chromium, crew)
{
    private const int Width = 1200;
    private const int Height = 720;

    private protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Desk__AssignAutomatically"] = "false" };

    [Fact]
    public async Task Of_a_morning()
    {
        var thu = await OpensAsync(Staffer.Thu, "/desk/settings", Width, Height);
        await thu.Locator("#nod").SelectOptionAsync(new SelectOptionValue { Label = "Quên mật khẩu đăng nhập VNeID" });
        await thu.Locator("#add-nod").ClickAsync();
        await Expect(thu.GetByText("Không có mục nào.")).ToHaveCountAsync(0);
        await ArriveAsync(12, "dl_ba", "vneid báo sai mật khẩu", Wish);
        await ArriveAsync(9, "dl_hai", "giấy khai sinh làm ở đâu", Wish, "số tui 0912345678");
        await ArriveAsync(1, "dl_tu", "tui mới chuyển tiền cho bọn lừa, làm gì bây giờ");
        await ArriveAsync(4, "dl_hai", "quên mật khẩu vneid");
        await ElsewhereAsync("làm lại thẻ căn cước ở đâu"); // answered, and nobody else wanted
        var hung = await ComesAsync(Staffer.Hung, Width, Height);
        await QueueAsync(hung);
        await NodAsync(hung);
        await ConversationAsync(await ComesAsync(Staffer.Lan, Width, Height));
        await CallBackAsync(hung);
        await SearchAsync(hung.Page);
        await BoardAsync(thu);
    }

    private static async Task QueueAsync(DeskScreen hung)
    {
        await hung.View("Tất cả").ClickAsync();
        await Expect(hung.Rows).ToHaveCountAsync(4);
        await Expect(hung.Rows.Nth(1)).ToContainTextAsync("chờ 12 phút");
        await TakeAsync(hung.Page, "desk-queue");
    }

    private static async Task NodAsync(DeskScreen hung)
    {
        await hung.ChooseAsync("quên mật khẩu vneid");
        await hung.Claim.ClickAsync();
        await Expect(hung.Box).ToBeEnabledAsync();
        var proposed = hung.Side.Locator(".candidate").First;
        await proposed.Locator("summary").ClickAsync();
        await proposed.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(hung.Box).Not.ToHaveValueAsync("");
        await hung.Side.EvaluateAsync("side => side.scrollTop = 0");
        await TakeAsync(hung.Page, "desk-nod");
        await hung.Earlier.ScrollIntoViewIfNeededAsync();
        await TakeAsync(hung.Page, "desk-earlier");
    }

    private static async Task ConversationAsync(DeskScreen lan)
    {
        await lan.View("Tất cả").ClickAsync();
        await Expect(lan.Rows).ToHaveCountAsync(4);
        await lan.ChooseAsync("sai mật khẩu");
        await lan.Claim.ClickAsync();
        await lan.TagAsync("người già");
        await lan.NoteAsync("Đã xem hồ sơ, thiếu số điện thoại.");
        await lan.SayAsync("Dạ tôi xem rồi, bà con giúp tôi một ảnh màn hình báo lỗi nha.");
        await lan.Files.SetInputFilesAsync(new FilePayload { Name = "hướng dẫn.png", MimeType = "image/png", Buffer = Pictures.RedDot });
        await Expect(lan.ToSend).ToContainTextAsync("hướng dẫn.png");
        await TakeAsync(lan.Page, "desk-conversation");
    }

    private static async Task CallBackAsync(DeskScreen hung)
    {
        await hung.View("Gọi lại").ClickAsync();
        await Expect(hung.Rows).ToHaveCountAsync(1);
        await hung.ChooseAsync("khai sinh");
        await Expect(hung.Button("Đã gọi được")).ToBeVisibleAsync();
        await TakeAsync(hung.Page, "desk-callbacks");
    }

    private async Task SearchAsync(IPage page)
    {
        await page.GotoAsync(new Uri(Server.Address, "/desk/search").ToString());
        await page.SetViewportSizeAsync(Width, 480);
        await page.Locator("#words").FillAsync("mật khẩu");
        await page.Locator("#words").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("hội thoại");
        await TakeAsync(page, "desk-search");
    }

    private async Task BoardAsync(IPage thu)
    {
        await thu.SetViewportSizeAsync(Width, 900);
        await thu.GotoAsync(new Uri(Server.Address, "/desk/board").ToString());
        await Expect(thu.Locator("tbody tr")).ToHaveCountAsync(4);
        await Expect(thu.GetByText(Staffer.Lan.Name).First).ToBeVisibleAsync();
        await TakeAsync(thu, "desk-board");
    }

    /// <summary>One whom a portal knows, who has waited for some minutes already.</summary>
    private async Task ArriveAsync(int minutes, string user, params string[] said)
    {
        var (id, _) = await KnownElsewhereAsync(user, said);
        await Eventually.TrueAsync(() => Store.Read(Server, "select 1 from HandOffs where ConversationId = $id", id).Count == 1, () => "No hand-off: " + said[0]);
        Store.Change(Server, $"update HandOffs set WaitingSince = WaitingSince - {minutes} * 60000 where ConversationId = $id", id);
    }

    private static Task TakeAsync(IPage page, string name) => PictureTests.TakeAsync(page, name, forReaders: true);
}
