using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests.Desk;

/// <summary>How officers sort what waits: the urgent mark and tags, seen by all of them at once.</summary>
public sealed class MarkingTests(Chromium chromium, Crew crew) : DeskTest(chromium, crew)
{
    private protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Desk__AssignAutomatically"] = "false" };

    [Fact]
    public async Task Who_was_defrauded_comes_first_and_marks_of_one_officer_are_on_every_screen()
    {
        var (lan, minh) = (await ComesAsync(Staffer.Lan), await ComesAsync(Staffer.Minh));
        await lan.View("Tất cả").ClickAsync();
        await minh.View("Tất cả").ClickAsync();
        await ElsewhereAsync("giấy khai sinh làm ở đâu", Wish);
        await Expect(minh.Rows).ToHaveCountAsync(1);
        await ElsewhereAsync("tui mới chuyển tiền cho bọn lừa, làm gì bây giờ");
        await Expect(minh.Rows).ToHaveCountAsync(2);
        await Expect(minh.Rows.First).ToContainTextAsync("bọn lừa");
        await Expect(minh.Rows.First.Locator(".flag")).ToHaveTextAsync("Khẩn");
        await Expect(minh.Rows.Last).Not.ToContainTextAsync("Khẩn");

        await lan.ChooseAsync("khai sinh");
        await lan.Button("Đánh dấu khẩn").ClickAsync();
        await Expect(minh.Rows.First).ToContainTextAsync("khai sinh"); // of the urgent ones the one that waits longest
        await Expect(minh.Page.Locator(".rows .flag")).ToHaveCountAsync(2);
        await lan.Button("Bỏ dấu khẩn").ClickAsync();
        await Expect(minh.Rows.First).ToContainTextAsync("bọn lừa");
        await Expect(minh.Page.Locator(".rows .flag")).ToHaveCountAsync(1);

        await minh.ChooseAsync("khai sinh");
        await lan.TagAsync("người già, cần gọi ");
        await Expect(minh.Tags).ToHaveValueAsync("người già, cần gọi");
        await minh.Words.FillAsync("NGƯỜI GIÀ");
        await Expect(minh.Rows).ToHaveCountAsync(1);
        await Expect(minh.Rows).ToContainTextAsync("khai sinh");
        await minh.TagAsync("cần gọi");
        await Expect(minh.Rows).ToHaveCountAsync(0);
        await Expect(lan.Tags).ToHaveValueAsync("cần gọi");
        await minh.Words.FillAsync("");
        await Expect(minh.Rows).ToHaveCountAsync(2);

        await minh.Tags.FillAsync("đang gõ dở");
        await lan.TagAsync("");
        await lan.Button("Đánh dấu khẩn").ClickAsync();
        await Expect(minh.Button("Bỏ dấu khẩn")).ToBeVisibleAsync();
        await Expect(minh.Tags).ToHaveValueAsync("đang gõ dở"); // nobody takes the pen out of his hand
    }
}
