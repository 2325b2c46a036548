using System.Globalization;
using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests.Desk;

/// <summary>One conversation among many: by what was said in it, and by what it is.</summary>
public sealed class FindingTests(Chromium chromium, Crew crew) : DeskTest(chromium, crew)
{
    private protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Desk__AssignAutomatically"] = "false" };

    [Fact]
    public async Task A_conversation_is_found_by_what_was_said_and_opened_and_numbers_stay_covered()
    {
        var (id, _) = await ElsewhereAsync("Đất nhà tui có lấn lộ không, gọi tui số 0912345678 nha", Wish);
        await ElsewhereAsync("giấy khai sinh làm ở đâu", Wish);
        var page = await OpensAsync(Staffer.Lan, "/desk/search");
        var (said, found) = (page.GetByRole(AriaRole.Status).First, page.Locator(".staff-page li"));
        await FindAsync("khai  SINH"); // both words, in any case; a button of every welcome has them too
        await Expect(said).ToHaveTextAsync("1 hội thoại");
        await FindAsync("Đất lấn lộ");
        await Expect(found).ToContainTextAsync("Đất nhà tui có lấn lộ không");
        await FindAsync("không dấu cũng được"); // the welcome
        await Expect(said).ToContainTextAsync("Không tìm thấy");
        await FindAsync("lịch tiếp dân"); // far into a long answer
        await Expect(found).ToContainTextAsync("lịch tiếp dân");
        await FindAsync("lấn sinh");
        await Expect(said).ToContainTextAsync("Không tìm thấy");
        await FindAsync("0912345678");
        await Expect(said).ToHaveTextAsync("1 hội thoại");
        await Expect(found).ToContainTextAsync("••••••••78");
        await Expect(found).Not.ToContainTextAsync("0912345678");
        await page.GetByLabel("Đến ngày").FillAsync(DateTimeOffset.UtcNow.AddDays(-2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await FindAsync("0912345678");
        await Expect(said).ToContainTextAsync("Không tìm thấy");
        await page.GetByLabel("Đến ngày").FillAsync(DateTimeOffset.UtcNow.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await FindAsync("0912345678");

        await found.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"/desk/c/{id}$"));
        var lan = new DeskScreen(page);
        await Expect(lan.Log).ToContainTextAsync("Đất nhà tui có lấn lộ không, gọi tui số ••••••••78 nha");

        async Task FindAsync(string words)
        {
            await page.Locator("#words").FillAsync(words);
            await page.Locator("#words").PressAsync("Enter");
        }
    }

    [Fact]
    public async Task Filters_narrow_the_list_alone_and_together_and_are_gone_when_cleared()
    {
        var (old, _) = await ElsewhereAsync("giấy khai sinh làm ở đâu", Wish);
        var (fraud, _) = await ElsewhereAsync("tui mới chuyển tiền cho bọn lừa, làm gì bây giờ");
        await ElsewhereAsync("quên mật khẩu vneid", Wish);
        var lan = await ComesAsync(Staffer.Lan);
        await lan.View("Tất cả").ClickAsync();
        await Expect(lan.Rows).ToHaveCountAsync(3);
        await lan.ChooseAsync("quên mật khẩu");
        await lan.Claim.ClickAsync();
        await Expect(lan.Box).ToBeEnabledAsync();
        Store.Change(Server, "update HandOffs set WaitingSince = WaitingSince - 6 * 60000 where ConversationId = $id", old);
        Store.Change(Server, "update HandOffs set Channel = 'zalo' where ConversationId = $id", fraud);

        await lan.Page.Locator(".filters summary").ClickAsync();
        await ShowsAsync("Thời gian", "Từ 5 phút trở lên", "khai sinh");
        await ShowsAsync("Thời gian", "Chờ bao lâu cũng được", "bọn lừa", "khai sinh", "quên mật khẩu");
        await ShowsAsync("Đơn vị", "Công an xã", "bọn lừa");
        await ShowsAsync("Trạng thái", "đang giữ"); // both
        await Expect(lan.Page.GetByText("Không có hội thoại nào ở đây.")).ToBeVisibleAsync();
        await ShowsAsync("Đơn vị", "Mọi đơn vị", "quên mật khẩu");
        await ShowsAsync("Trạng thái", "đang chờ", "bọn lừa", "khai sinh");
        await ShowsAsync("Kênh", "Trang web", "khai sinh");
        await Expect(lan.Page.Locator(".filters summary")).ToHaveTextAsync("Lọc thêm (2)");
        await lan.Words.FillAsync("bọn lừa");
        await Expect(lan.Rows).ToHaveCountAsync(0);
        await ShowsAsync("Kênh", "Zalo", "bọn lừa");
        await lan.Words.FillAsync("");
        await ShowsAsync("Kênh", "Mọi kênh", "bọn lừa", "khai sinh");
        await ShowsAsync("Trạng thái", "Mọi trạng thái", "bọn lừa", "khai sinh", "quên mật khẩu");
        await Expect(lan.Page.Locator(".filters summary")).ToHaveTextAsync("Lọc thêm");

        async Task ShowsAsync(string filter, string choice, params string[] rows)
        {
            await lan.Filter(filter).SelectOptionAsync(new SelectOptionValue { Label = choice });
            await Expect(lan.Rows).ToContainTextAsync(rows);
            await Expect(lan.Rows).ToHaveCountAsync(rows.Length);
        }
    }
}
