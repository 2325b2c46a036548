using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests;

/// <summary>Asking and being answered.</summary>
public sealed class AskingTests(Chromium chromium) : BrowserTest(chromium)
{
    /// <summary>Its reviewed answer has steps, sections, official and other links, and follow-up questions.</summary>
    private const string Question = "cách kích hoạt định danh mức 2";

    [Fact]
    public async Task The_welcome_offers_the_most_asked_questions_as_buttons_and_says_what_is_kept()
    {
        await OpenAsync();

        await Expect(Widget.Answers).ToHaveCountAsync(1);
        Assert.True(await Widget.Choices.CountAsync() >= 3);
        await Expect(Widget.Host.Locator(".privacy")).ToContainTextAsync("Tin nhắn được lưu");
        await Expect(Widget.Host.Locator(".privacy")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task The_privacy_line_makes_room_once_the_first_message_is_sent()
    {
        await OpenAsync();
        await Widget.AskAsync("xin chào");

        await Expect(Widget.Host.Locator(".privacy")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_question_without_accents_is_answered_and_said_to_be_sent()
    {
        await OpenAsync();
        var answer = await Widget.AskAsync("quen mat khau vneid");

        await Expect(answer).ToContainTextAsync("Quên mật khẩu");
        await Expect(Widget.Mine).ToHaveCountAsync(1);
        await Expect(Widget.Mine).ToContainTextAsync("Đã gửi");
        await Expect(Widget.Box).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_button_of_the_welcome_asks_its_question_and_the_buttons_go()
    {
        await OpenAsync();
        var chosen = await Widget.Choices.Nth(1).TextContentAsync();
        await Widget.Choices.Nth(1).ClickAsync();

        await Expect(Widget.Answers).ToHaveCountAsync(2);
        Assert.Equal([chosen!], await Widget.SaidAsync());
        await Expect(Widget.Button(chosen!, exact: true)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Steps_are_a_numbered_list_under_headings()
    {
        await OpenAsync();
        var answer = await Widget.AskAsync(Question);

        Assert.True(await answer.Locator("ol > li").CountAsync() >= 5);
        Assert.True(await answer.GetByRole(AriaRole.Heading).CountAsync() >= 2);
        await Expect(answer).Not.ToContainTextAsync("##");
        Assert.Equal(["1", "2", "3"], (await answer.Locator("ol > li").EvaluateAllAsync<string[]>("all => all.map(li => li.getAttribute('value'))"))[..3]);
    }

    [Fact]
    public async Task Sources_are_folded_away_and_carry_the_day_they_were_checked()
    {
        await OpenAsync();
        var answer = await Widget.AskAsync(Question);
        var sources = answer.Locator("details");

        await Expect(sources.Locator("summary")).ToContainTextAsync("Nguồn");
        await Expect(sources.Locator("li").First).ToBeHiddenAsync();
        await sources.Locator("summary").ClickAsync();
        await Expect(sources.Locator("li").First).ToBeVisibleAsync();
        await Expect(sources.Locator("li").First).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"kiểm tra ngày \d\d/\d\d/\d{4}"));
    }

    [Fact]
    public async Task Links_say_whether_they_lead_to_an_official_page()
    {
        await OpenAsync();
        var answer = await Widget.AskAsync(Question);
        await answer.Locator("summary").ClickAsync();
        var links = answer.Locator("details a");

        await Expect(links.Filter(new() { HasText = "bocongan.gov.vn" })).ToContainTextAsync("(trang chính thức)");
        await Expect(links.Filter(new() { HasText = "plo.vn" })).ToContainTextAsync("(không phải trang của Nhà nước)");
        await Expect(links.First).ToHaveAttributeAsync("rel", "noopener noreferrer");
        await Expect(links.First).ToHaveAttributeAsync("target", "_blank");
    }

    [Fact]
    public async Task An_answer_can_be_copied_whole()
    {
        await Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await OpenAsync();
        var answer = await Widget.AskAsync(Question);
        await answer.GetByRole(AriaRole.Button, new() { Name = "Chép" }).ClickAsync();

        await Expect(answer.GetByRole(AriaRole.Button, new() { Name = "Đã chép" })).ToBeVisibleAsync();
        Assert.Contains("## Cách làm", await Page.EvaluateAsync<string>("() => navigator.clipboard.readText()"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_that_the_telephone_refuses_is_said_so()
    {
        await Context.AddInitScriptAsync("Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } });");
        await OpenAsync();
        var answer = await Widget.AskAsync(Question);
        await answer.GetByRole(AriaRole.Button, new() { Name = "Chép" }).ClickAsync();

        await Expect(answer).ToContainTextAsync("Máy này không cho chép");
        await Expect(answer.GetByRole(AriaRole.Button, new() { Name = "Đã chép" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Steps_within_steps_show_their_numbers_too()
    {
        var line = await StubbedLine.OnAsync(Page);
        await OpenAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        line.Say("1. Mở ứng dụng\n   1. Bấm vào đây\n   2. Bấm vào kia\n2. Đóng lại");

        await Expect(Widget.Answers).ToHaveCountAsync(2);
        var shown = await Widget.Answers.Last.Locator("ol > li").EvaluateAllAsync<string[]>("all => all.map(li => getComputedStyle(li, '::before').content)");
        Assert.Equal(["\"1\"", "\"1\"", "\"2\"", "\"2\""], shown.Select(one => one.Contains("attr", StringComparison.Ordinal) ? "no number" : one));
    }

    [Fact]
    public async Task A_double_click_on_send_sends_once()
    {
        await OpenAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        await Widget.Box.FillAsync("xin chào");
        await Widget.Send.DblClickAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(2);
        await Widget.Officer.DblClickAsync();
        await Expect(Widget.Mine).ToHaveCountAsync(2);
        await Widget.SayAsync("cảm ơn"); // who waits is told of the place in the queue at any time: answers are not counted here
        await Expect(Widget.Mine.Last).ToContainTextAsync("cảm ơn");

        Assert.Equal(["xin chào", "Gặp cán bộ", "cảm ơn"], await Widget.SaidAsync());
    }

    [Fact]
    public async Task Shift_and_Enter_begins_a_new_line_and_sends_nothing()
    {
        await OpenAsync();
        await Widget.Box.FillAsync("dòng một");
        await Widget.Box.PressAsync("Shift+Enter");
        await Widget.Box.PressSequentiallyAsync("dòng hai");

        await Expect(Widget.Box).ToHaveValueAsync("dòng một\ndòng hai");
        await Expect(Widget.Mine).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Asking_for_an_officer_is_one_press_away_and_answered()
    {
        await OpenAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        await Widget.Officer.ClickAsync();

        await Expect(Widget.Answers.Nth(1)).ToContainTextAsync("cán bộ");
        Assert.Equal(["Gặp cán bộ"], await Widget.SaidAsync());
    }
}
