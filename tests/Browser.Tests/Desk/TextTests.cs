using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests.Desk;

/// <summary>What a resident writes is text at the desk and nothing else.</summary>
public sealed class TextTests(Chromium chromium, Crew crew) : DeskTest(chromium, crew)
{
    private static readonly string[] Payloads =
    [
        "<script>window.ran = true</script>", "<img src=x onerror='window.ran = true'>", "<svg onload=window.ran=true>", "<a href='javascript:window.ran=true'>bấm</a>",
        "**đậm** # không phải tiêu đề [chữ](https://vi-du.example/a)", "javascript:window.ran=true", "@(1 + 1) {{7*7}} &lt;b&gt; &amp;",
    ];

    [Fact]
    public async Task Whatever_it_is_it_is_shown_as_written_and_nothing_runs()
    {
        var lan = await ComesAsync(Staffer.Lan);
        var (_, token) = await ElsewhereAsync(Wish);
        await lan.ChooseAsync(Wish);
        using var http = new HttpClient { BaseAddress = Server.Address };
        var id = lan.Page.Url.Split('/')[^1];
        foreach (var text in Payloads) await CallAsync(http, $"conversations/{id}/activities", token, new { type = "message", text, from = new { id = "u", name = "<b>Tên</b>" } });
        await Expect(lan.Lines.Last).ToContainTextAsync(Payloads[^1]);
        foreach (var text in Payloads) await Expect(lan.Log).ToContainTextAsync(text, new() { UseInnerText = true });
        await lan.Page.ReloadAsync();
        foreach (var text in Payloads) await Expect(lan.Log).ToContainTextAsync(text, new() { UseInnerText = true });

        Assert.False(await lan.Page.EvaluateAsync<bool>("() => window.ran === true"));
        await Expect(lan.Page.Locator(".line.resident :is(script, img, svg, b, strong, h1, a)")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_link_opens_after_a_question_only()
    {
        var lan = await ComesAsync(Staffer.Lan);
        await ElsewhereAsync(Wish, "coi giùm https://lua-dao.example/vneid?a=1 với");
        await lan.ChooseAsync(Wish);
        await lan.Log.GetByRole(AriaRole.Button, new() { Name = "https://lua-dao.example/vneid?a=1" }).ClickAsync();
        var asked = lan.Page.GetByRole(AriaRole.Alertdialog);
        await Expect(asked).ToContainTextAsync("https://lua-dao.example/vneid?a=1");
        Assert.Single(lan.Page.Context.Pages); // and nobody was asked for anything: every test looks
        await Expect(asked.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("rel", "noopener noreferrer nofollow");
        await asked.GetByRole(AriaRole.Button, new() { Name = "Thôi" }).ClickAsync();
        await Expect(asked).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_number_is_covered_until_somebody_uncovers_it_which_stands_in_the_log()
    {
        var lan = await ComesAsync(Staffer.Lan);
        await ElsewhereAsync(Wish, "gọi tui số 0912345678 nha");
        await lan.ChooseAsync(Wish);
        var line = lan.Page.Locator(".line.resident").Last;
        await Expect(line).ToContainTextAsync("gọi tui số");
        await Expect(line).Not.ToContainTextAsync("0912345678");
        await line.GetByRole(AriaRole.Button, new() { Name = "Hiện số đã che" }).ClickAsync();
        await Expect(line).ToContainTextAsync("0912345678");

        var thu = await OpensAsync(Staffer.Thu, "/audit");
        var written = thu.Locator("tbody tr").Filter(new() { HasText = "Xem số đã che" });
        await Expect(written).ToHaveCountAsync(1);
        await Expect(written).ToContainTextAsync(Staffer.Lan.Name);
        await Expect(written).Not.ToContainTextAsync("0912345678");
    }
}
