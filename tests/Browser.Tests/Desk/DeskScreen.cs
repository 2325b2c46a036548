using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests.Desk;

/// <summary>The desk as an officer sees it.</summary>
internal sealed class DeskScreen(IPage page)
{
    public IPage Page => page;
    public ILocator Rows => page.Locator(".rows .row");
    public ILocator Lines => page.Locator(".talk .line");
    public ILocator Log => page.Locator(".talk .log");
    public ILocator Box => page.Locator("#write");
    public ILocator Files => page.Locator("#attach");
    public ILocator ToSend => page.Locator(".talk .files");
    public ILocator Note => page.Locator("#note");
    public ILocator Claim => Button("Tiếp nhận");
    public ILocator Said => page.Locator(".talk .typing");
    public ILocator Holder => page.Locator(".talk .head");
    public ILocator Side => page.Locator(".desk .side");
    public ILocator Words => page.Locator("#filter");
    public ILocator Tags => Side.GetByLabel("Nhãn, cách nhau bằng dấu phẩy");
    public ILocator Earlier => Side.GetByRole(AriaRole.Link);

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>One of the lists: Của tôi, Hàng chờ, Tất cả, Gọi lại.</summary>
    public ILocator View(string name) => page.Locator(".tabs button", new() { HasText = name });

    /// <summary>A choice that narrows the list: Đơn vị, Kênh, Trạng thái, Thời gian.</summary>
    public ILocator Filter(string name) => page.Locator(".filters").GetByLabel(name, new() { Exact = true });

    /// <summary>Opens the conversation that has these words in the list.</summary>
    public async Task ChooseAsync(string words)
    {
        await Rows.Filter(new() { HasText = words }).First.ClickAsync();
        await Expect(Log).ToBeVisibleAsync();
    }

    /// <summary>Writes to the resident, as the one who holds the conversation.</summary>
    public async Task SayAsync(string text)
    {
        await Box.FillAsync(text);
        await Button("Gửi").ClickAsync();
        await Expect(Lines.Last).ToContainTextAsync(text);
    }

    /// <summary>An office or a colleague, from the menu, perhaps with a word for who gets it.</summary>
    public async Task PassToAsync(string name, string note = "")
    {
        await page.Locator("#pass summary").ClickAsync();
        await page.Locator("#pass input").FillAsync(note);
        await page.Locator("#pass").GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
    }

    public async Task TagAsync(string tags)
    {
        await Tags.FillAsync(tags);
        await Button("Lưu").ClickAsync();
    }

    public Task EndAsync(string how) => PickAsync("#end", how);

    private async Task PickAsync(string menu, string name)
    {
        await page.Locator($"{menu} summary").ClickAsync();
        await page.Locator(menu).GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
    }

    public async Task NoteAsync(string text)
    {
        await Note.FillAsync(text);
        await Button("Ghi chú").ClickAsync();
        await Expect(page.Locator(".line.note").Last).ToContainTextAsync(text);
    }
}
