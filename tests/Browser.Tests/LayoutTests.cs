using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests;

/// <summary>Small telephones, big letters, zoomed pages: everything stays within reach.</summary>
public sealed class LayoutTests(Chromium chromium) : BrowserTest(chromium)
{
    /// <summary>Controls whose words are cut off, or that stick out of the panel sideways.</summary>
    private const string CutOff = """
        panel => [...panel.querySelectorAll('button, p, h2, h3, li, summary, textarea')].filter(one => {
          const box = one.getBoundingClientRect(), around = panel.getBoundingClientRect();
          return box.width > 0 && (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline' || box.left < around.left - 1 || box.right > around.right + 1);
        }).map(one => one.outerHTML.slice(0, 120))
        """;

    /// <summary>What a big thumb misses.</summary>
    private const string TooSmall = """
        panel => [...panel.querySelectorAll('button, textarea, summary, input:not([hidden])')].filter(one => {
          const box = one.getBoundingClientRect();
          return box.width > 0 && (box.width < 44 || box.height < 44);
        }).map(one => one.outerHTML.slice(0, 120))
        """;

    /// <summary>Widths and heights in CSS pixels: small and usual telephones, on their side, with the keyboard out, a desktop at 200 % and 400 %.</summary>
    public static TheoryData<int, int, string> Screens() => new()
    {
        { 320, 568, "Vừa" }, { 320, 568, "Rất lớn" }, { 360, 640, "Lớn" }, { 360, 640, "Rất lớn" }, { 412, 800, "Rất lớn" },
        { 640, 360, "Vừa" }, { 360, 330, "Vừa" }, { 640, 400, "Rất lớn" }, { 320, 256, "Vừa" }, { 1280, 800, "Rất lớn" },
    };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task The_officer_and_the_box_are_in_view_and_nothing_is_cut_off(int width, int height, string size)
    {
        await Page.SetViewportSizeAsync(width, height);
        await OpenAsync("/embed");
        await Widget.Launcher.ClickAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        await Widget.Button("Tùy chọn").ClickAsync();
        await Widget.Button(size, exact: true).ClickAsync();
        await Widget.Button("Tùy chọn").ClickAsync();
        await InReachAsync();
        var answer = await Widget.AskAsync("cách kích hoạt định danh mức 2");
        await answer.Locator("summary").ClickAsync();
        await answer.GetByRole(AriaRole.Button, new() { Name = "Chưa được" }).ClickAsync();
        await InReachAsync();

        await Widget.Officer.ClickAsync(); // nothing lies over it
        await Expect(Widget.Answers).ToHaveCountAsync(3);
    }

    [Theory]
    [InlineData(320, 568, "Vừa")]
    [InlineData(360, 640, "Rất lớn")]
    [InlineData(640, 360, "Lớn")]
    [InlineData(1024, 720, "Rất lớn")]
    public async Task Nor_on_the_page_to_try_it(int width, int height, string size)
    {
        await Page.SetViewportSizeAsync(width, height);
        await OpenAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        await Widget.Button("Tùy chọn").ClickAsync();
        await Widget.Button(size, exact: true).ClickAsync();
        await Widget.Button("Tùy chọn").ClickAsync();
        await InReachAsync();
        await Widget.AskAsync("cách kích hoạt định danh mức 2");
        await InReachAsync();
    }

    [Fact]
    public async Task The_page_itself_does_not_scroll_sideways_on_a_small_telephone()
    {
        foreach (var path in new[] { "/", "/embed" })
        {
            await Page.SetViewportSizeAsync(320, 568);
            await OpenAsync(path);
            Assert.Equal(320, await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        }
    }

    [Fact]
    public async Task Size_and_colours_are_remembered()
    {
        await OpenAsync();
        await Widget.Button("Tùy chọn").ClickAsync();
        await Widget.Button("Rất lớn", exact: true).ClickAsync();
        await Widget.Button("Tương phản mạnh").ClickAsync();
        await Page.ReloadAsync();

        await Expect(Widget.Box).ToHaveCSSAsync("font-size", "26px");
        await Expect(Widget.Panel).ToHaveCSSAsync("background-color", "rgb(0, 0, 0)");
    }

    [Fact]
    public async Task A_long_answer_is_read_from_its_beginning()
    {
        await OpenAsync();
        var answer = await Widget.AskAsync("cách kích hoạt định danh mức 2");

        await Expect(answer.Locator("p").First).ToBeInViewportAsync();
    }

    private async Task InReachAsync()
    {
        await Expect(Widget.Officer).ToBeInViewportAsync(new() { Ratio = 0.99f });
        await Expect(Widget.Box).ToBeInViewportAsync(new() { Ratio = 0.99f });
        await Expect(Widget.Send).ToBeInViewportAsync(new() { Ratio = 0.99f });
        Assert.Empty(await Widget.Panel.EvaluateAsync<string[]>(CutOff));
        Assert.Empty(await Widget.Panel.EvaluateAsync<string[]>(TooSmall));
        var left = (await Widget.Host.Locator(".scroll").BoundingBoxAsync())!.Height;
        Assert.True(left >= 70, $"Only {left} pixels are left for the conversation.");
    }
}
