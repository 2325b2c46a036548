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
        await Expect(Widget.Answers.Nth(2)).ToContainTextAsync("cán bộ");
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

    [Theory]
    [InlineData(360, 740, "Vừa", ReducedMotion.NoPreference)]
    [InlineData(360, 740, "Lớn", ReducedMotion.Reduce)]
    [InlineData(320, 568, "Rất lớn", ReducedMotion.NoPreference)]
    public async Task The_answer_to_what_one_asks_comes_into_view_from_its_beginning_below_the_question(int width, int height, string size, ReducedMotion motion)
    {
        await Page.SetViewportSizeAsync(width, height);
        await Page.EmulateMediaAsync(new() { ReducedMotion = motion });
        await OpenAsync();
        await Widget.Button("Tùy chọn").ClickAsync();
        await Widget.Button(size, exact: true).ClickAsync();
        await Widget.Button("Tùy chọn").ClickAsync();
        foreach (var question in new[] { "cách kích hoạt định danh mức 2", "quên mật khẩu vneid", "đổi điện thoại mới thì đăng nhập vneid thế nào", "tích hợp thẻ bảo hiểm y tế vào vneid" })
        {
            var answer = await Widget.AskAsync(question);
            await StillAsync();
            var view = (await Widget.Scroller.BoundingBoxAsync())!;
            var begins = (await answer.BoundingBoxAsync())!.Y;
            Assert.InRange(begins, view.Y, view.Y + (view.Height * 0.75f));
            var asked = (await Widget.Mine.Last.BoundingBoxAsync())!;
            Assert.True(asked.Y + asked.Height <= begins, "The question stands below its answer.");
            await Expect(Widget.Newest).ToBeHiddenAsync();
        }

        await Widget.Scroller.EvaluateAsync("one => one.scrollTop = 0"); // looks at something older while the answer comes
        await StillAsync();
        var last = await Widget.AskAsync("xin chào");
        await Expect(last.Locator("p").First).ToBeInViewportAsync();
        await Expect(Widget.Newest).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData(360, 740, "Vừa")]
    [InlineData(320, 568, "Rất lớn")]
    [InlineData(360, 330, "Vừa")]
    public async Task The_button_to_new_messages_lies_over_nothing(int width, int height, string size)
    {
        await Page.SetViewportSizeAsync(width, height);
        var line = await StubbedLine.OnAsync(Page);
        await OpenAsync();
        await Widget.Button("Tùy chọn").ClickAsync();
        await Widget.Button(size, exact: true).ClickAsync();
        await Widget.Button("Tùy chọn").ClickAsync();
        await Widget.AskAsync("cách kích hoạt định danh mức 2");
        await StillAsync();
        line.Say("Chị đọc tin rồi.", from: new { id = "officer:1", name = "Chị Lan", role = "bot" });
        await Expect(Widget.Newest).ToBeVisibleAsync();
        await InReachAsync();
        var view = (await Widget.Scroller.BoundingBoxAsync())!;
        Assert.True((await Widget.Newest.BoundingBoxAsync())!.Y >= view.Y + view.Height - 1, "It lies over the conversation.");
        await Widget.Newest.ClickAsync();

        await Expect(Widget.Answers.Last).ToBeInViewportAsync();
        await Expect(Widget.Newest).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData(320, 568, "Rất lớn")]
    [InlineData(360, 640, "Rất lớn")]
    [InlineData(320, 568, "Vừa")]
    public async Task Whatever_is_said_and_opened_at_once_the_box_stays_in_view(int width, int height, string size)
    {
        await Page.SetViewportSizeAsync(width, height);
        await OpenAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        await Widget.Button("Tùy chọn").ClickAsync();
        await Widget.Button(size, exact: true).ClickAsync();
        await Context.SetOfflineAsync(true);
        await Widget.Box.FillAsync("mk 12345678");
        await Expect(Widget.State).ToBeVisibleAsync();
        await BoxInViewAsync("with the options open");
        await Widget.Button("Xóa cuộc trò chuyện").ClickAsync();
        await BoxInViewAsync("with the question before deleting");
        await Widget.Button("Thôi, để lại").ClickAsync();
        await BoxInViewAsync("without a line and with a warning");

        async Task BoxInViewAsync(string state)
        {
            foreach (var one in new[] { Widget.Box, Widget.Send, Widget.Officer }) await Expect(one).ToBeInViewportAsync(new() { Ratio = 0.99f });
            Assert.True((await Widget.Panel.EvaluateAsync<int>("panel => panel.scrollHeight - panel.clientHeight")) <= 1, "Cut off " + state);
        }
    }

    /// <summary>Before Chrome 84 flex boxes know no gaps.</summary>
    [Fact]
    public async Task Neighbours_stand_apart_also_where_flex_boxes_have_no_gaps()
    {
        await OpenAsync("/embed");
        await Widget.Launcher.ClickAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        var answer = await Widget.AskAsync("cách kích hoạt định danh mức 2");
        await answer.GetByRole(AriaRole.Button, new() { Name = "Chưa được" }).ClickAsync();
        await answer.Locator(".why").WaitForAsync();
        await Widget.Button("Tùy chọn").ClickAsync();

        Assert.Empty(await Widget.Panel.EvaluateAsync<string[]>("""
            panel => [...panel.querySelectorAll('*')].filter(box => /flex/.test(getComputedStyle(box).display) && box.offsetParent).flatMap(box => {
              const wrong = getComputedStyle(box).columnGap === 'normal' ? [] : ['a gap: ' + box.className];
              const inside = [...box.children].filter(one => one.offsetWidth && one.tagName !== 'LEGEND').map(one => one.getBoundingClientRect());
              inside.forEach((one, i) => inside.slice(i + 1).forEach(other => {
                const apart = Math.max(other.left - one.right, one.left - other.right, other.top - one.bottom, one.top - other.bottom);
                if (apart < 4 && box.className !== 'panel') wrong.push(`${apart} px in ${box.tagName} ${box.className}`);
              }));
              return wrong;
            })
            """));
    }

    /// <summary>Waits until nothing scrolls any more.</summary>
    private async Task StillAsync()
    {
        await Task.Delay(150, Cancelled);
        await Widget.Scroller.EvaluateAsync("one => new Promise(done => { let last = -1, same = 0; (function look() { same = one.scrollTop === last ? same + 1 : 0; last = one.scrollTop; same > 8 ? done() : requestAnimationFrame(look); })(); })");
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
