using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests;

/// <summary>WCAG 2.2 AA as far as a machine can tell, and what it cannot: the keyboard, and what is read out.</summary>
public sealed class AccessibilityTests(Chromium chromium) : BrowserTest(chromium)
{
    private static readonly string[] Levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    [Theory]
    [InlineData("Sáng", "Vừa", 412)]
    [InlineData("Sáng", "Rất lớn", 320)]
    [InlineData("Tối", "Vừa", 320)]
    [InlineData("Tối", "Rất lớn", 412)]
    [InlineData("Tương phản mạnh", "Lớn", 412)]
    [InlineData("Tương phản mạnh", "Vừa", 320)]
    public async Task Every_state_is_without_violations(string colours, string size, int width)
    {
        await Page.SetViewportSizeAsync(width, 720);
        var line = await StubbedLine.OnAsync(Page);
        await OpenAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        await Widget.Button("Tùy chọn").ClickAsync();
        await Widget.Button(colours, exact: true).ClickAsync();
        await Widget.Button(size, exact: true).ClickAsync();
        await CleanAsync("welcome with the options open");

        await Widget.Button("Tùy chọn").ClickAsync();
        var answer = await Widget.AskAsync("cách kích hoạt định danh mức 2");
        await answer.Locator("summary").ClickAsync();
        await answer.GetByRole(AriaRole.Button, new() { Name = "Chưa được" }).ClickAsync();
        await answer.GetByRole(AriaRole.Button, new() { Name = "Khó hiểu" }).ClickAsync();
        await CleanAsync("answer, sources and reasons open");

        line.Happen("handoff.status", new { state = "accepted" });
        line.Say("> Chị Lan đây.\n\nXem [trang này](https://example.com)", from: new { id = "officer:1", name = "Chị Lan", role = "bot" });
        line.Type();
        await Context.SetOfflineAsync(true);
        await Widget.SayAsync("cảm ơn");
        await Widget.Box.FillAsync("mã OTP 123456");
        await Expect(Widget.State).ToBeVisibleAsync();
        await CleanAsync("officer, offline, a warning");

        await Widget.Button("Tùy chọn").ClickAsync();
        await Widget.Button("Xóa cuộc trò chuyện").ClickAsync();
        await CleanAsync("the question before deleting");
    }

    [Theory]
    [InlineData("/", ColorScheme.Light, 1280)]
    [InlineData("/", ColorScheme.Dark, 320)]
    [InlineData("/embed", ColorScheme.Light, 320)]
    [InlineData("/embed", ColorScheme.Dark, 1280)]
    public async Task The_pages_are_without_violations(string path, ColorScheme scheme, int width)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await Page.SetViewportSizeAsync(width, 720);
        await OpenAsync(path);
        await CleanAsync("the page");
        if (path != "/embed") return;
        await Widget.Launcher.ClickAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        await CleanAsync("the page with the widget open");
    }

    [Fact]
    public async Task Everything_can_be_done_with_the_keyboard()
    {
        await OpenAsync("/embed");
        await Widget.Launcher.FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Widget.Box).ToBeFocusedAsync();
        await Expect(Widget.Choices).Not.ToHaveCountAsync(0);

        await TabToAsync(Widget.Choices.Nth(1), backwards: true);
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Widget.Answers).ToHaveCountAsync(2);
        await Expect(Widget.Box).ToBeFocusedAsync();

        await Page.Keyboard.TypeAsync("quên mật khẩu vneid");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Widget.Answers).ToHaveCountAsync(3);
        var useful = Widget.Answers.Last.GetByRole(AriaRole.Button, new() { Name = "Có ích" });
        await TabToAsync(useful, backwards: true);
        await Page.Keyboard.PressAsync("Space");
        await Expect(useful).ToHaveAttributeAsync("aria-pressed", "true");

        await Page.Keyboard.PressAsync("Escape");
        await Expect(Widget.Panel).ToBeHiddenAsync();
        await Expect(Widget.Launcher).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Escape_first_closes_what_lies_over_the_conversation()
    {
        await OpenAsync("/embed");
        await Widget.Launcher.ClickAsync();
        await Widget.Button("Tùy chọn").ClickAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Widget.Host.Locator(".options")).ToBeHiddenAsync();
        await Expect(Widget.Button("Tùy chọn")).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Escape");

        await Expect(Widget.Panel).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_screen_reader_is_told_new_answers_only_and_their_words_only()
    {
        await OpenAsync();
        await Widget.AskAsync("quên mật khẩu vneid");
        var live = Widget.Host.Locator("[aria-live=polite]");
        await Expect(live).ToContainTextAsync("Quên mật khẩu");
        await Expect(live).Not.ToContainTextAsync("Đọc to");
        await Expect(live).Not.ToContainTextAsync("##");

        await Page.ReloadAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(2);
        await Task.Delay(TimeSpan.FromSeconds(1), Cancelled);
        await Expect(live).ToHaveTextAsync("");
        await Widget.AskAsync("xin chào");
        await Expect(live).Not.ToHaveTextAsync("");
        await Expect(live).Not.ToContainTextAsync("Quên mật khẩu");
    }

    [Theory]
    [InlineData(ReducedMotion.Reduce, "none", "auto")]
    [InlineData(ReducedMotion.NoPreference, "in", "smooth")]
    public async Task Nothing_moves_for_those_who_ask_for_stillness(ReducedMotion wish, string animation, string scrolling)
    {
        await Page.EmulateMediaAsync(new() { ReducedMotion = wish });
        await OpenAsync();
        await Expect(Widget.Answers.First).ToHaveCSSAsync("animation-name", animation);
        await Widget.SayAsync("xin chào");

        Assert.Equal(scrolling, await Widget.Host.Locator(".scroll").EvaluateAsync<string>("one => { one.classList.add('smooth'); return getComputedStyle(one).scrollBehavior; }"));
    }

    private async Task TabToAsync(ILocator target, bool backwards)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            await Page.Keyboard.PressAsync(backwards ? "Shift+Tab" : "Tab");
            if (await target.EvaluateAsync<bool>("one => one.getRootNode().activeElement === one")) return;
        }
        Assert.Fail("The keyboard does not get there.");
    }

    private async Task CleanAsync(string state)
    {
        // A bubble that is still fading in has other colours than it will have.
        await Widget.Host.EvaluateAsync("chat => Promise.all(chat.shadowRoot.getAnimations().map(one => one.finished.catch(() => {})))");
        var found = await Page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Levels] } });
        Assert.True(found.Violations.Length == 0, state + ":\n" + string.Join('\n', found.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Target} {node.Html}"))));
    }
}
