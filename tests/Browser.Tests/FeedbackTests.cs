using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests;

/// <summary>What a resident thinks of an answer reaches the commune.</summary>
public sealed class FeedbackTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Votes = "SELECT Helped || ':' || coalesce(Reason, '') FROM Feedback WHERE ConversationId = $id";

    [Fact]
    public async Task Thumbs_up_is_stored_and_shown_as_chosen_also_after_a_reload()
    {
        var answer = await AnsweredAsync();
        await Thumb(answer, "Có ích").ClickAsync();

        await Expect(Thumb(answer, "Có ích")).ToHaveAttributeAsync("aria-pressed", "true");
        await StoredAsync("1:");
        await Page.ReloadAsync();
        await Expect(Thumb(Widget.Answers.Last, "Có ích")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task A_second_press_takes_the_thumb_back()
    {
        var answer = await AnsweredAsync();
        await Thumb(answer, "Có ích").ClickAsync();
        await StoredAsync("1:");
        await Thumb(answer, "Có ích").ClickAsync();

        await Expect(Thumb(answer, "Có ích")).ToHaveAttributeAsync("aria-pressed", "false");
        await StoredAsync();
    }

    [Fact]
    public async Task Thumbs_down_asks_why_and_the_reason_is_stored_with_it()
    {
        var answer = await AnsweredAsync();
        await Thumb(answer, "Chưa được").ClickAsync();
        var why = answer.GetByRole(AriaRole.Group, new() { Name = "Chưa được chỗ nào?" });
        await why.GetByRole(AriaRole.Button, new() { Name = "Khó hiểu" }).ClickAsync();
        await why.GetByRole(AriaRole.Textbox).FillAsync("chữ nhiều quá");
        await why.GetByRole(AriaRole.Button, new() { Name = "Gửi góp ý" }).ClickAsync();

        await Expect(answer).ToContainTextAsync("Cảm ơn bà con");
        await StoredAsync("0:Khó hiểu; chữ nhiều quá");
    }

    [Fact]
    public async Task A_thumb_that_does_not_reach_the_commune_is_not_shown_as_given()
    {
        var answer = await AnsweredAsync();
        await Context.SetOfflineAsync(true);
        await Thumb(answer, "Có ích").ClickAsync();
        await Expect(answer).ToContainTextAsync("Góp ý chưa gửi được");
        await Expect(Thumb(answer, "Có ích")).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(Widget.Notes).ToHaveCountAsync(0); // told where it was pressed
        await StoredAsync();

        await Context.SetOfflineAsync(false);
        await Thumb(answer, "Có ích").ClickAsync();
        await Expect(Thumb(answer, "Có ích")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(answer).Not.ToContainTextAsync("Góp ý chưa gửi được");
        await StoredAsync("1:");
    }

    [Fact]
    public async Task A_reason_is_kept_until_it_has_arrived_and_the_keyboard_stays_where_it_was()
    {
        var answer = await AnsweredAsync();
        await Thumb(answer, "Chưa được").ClickAsync();
        var why = answer.GetByRole(AriaRole.Group, new() { Name = "Chưa được chỗ nào?" });
        await why.GetByRole(AriaRole.Textbox).FillAsync("chữ nhiều quá");
        await Context.SetOfflineAsync(true);
        await why.GetByRole(AriaRole.Button, new() { Name = "Gửi góp ý" }).ClickAsync();
        await Expect(answer).ToContainTextAsync("Góp ý chưa gửi được");
        await Expect(why.GetByRole(AriaRole.Textbox)).ToHaveValueAsync("chữ nhiều quá");

        await Context.SetOfflineAsync(false);
        await why.GetByRole(AriaRole.Button, new() { Name = "Gửi góp ý" }).ClickAsync();
        await Expect(why).ToHaveTextAsync("Cảm ơn bà con.");
        await Expect(why).ToBeFocusedAsync();
        await StoredAsync("0:chữ nhiều quá");
    }

    [Fact]
    public async Task A_thumb_given_after_the_token_has_ended_is_stored_all_the_same()
    {
        var answer = await AnsweredAsync();
        var refused = 0;
        await Page.RouteAsync("**/activities", route => refused++ == 0 ? route.FulfillAsync(new() { Status = 403 }) : route.ContinueAsync());
        await Thumb(answer, "Có ích").ClickAsync();

        await Expect(Thumb(answer, "Có ích")).ToHaveAttributeAsync("aria-pressed", "true");
        await StoredAsync("1:");
    }

    [Fact]
    public async Task A_welcome_has_no_thumbs()
    {
        await OpenAsync();

        await Expect(Widget.Answers).ToHaveCountAsync(1);
        await Expect(Thumb(Widget.Answers.First, "Có ích")).ToHaveCountAsync(0);
    }

    private static ILocator Thumb(ILocator answer, string name) => answer.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private async Task<ILocator> AnsweredAsync()
    {
        await OpenAsync();
        return await Widget.AskAsync("quên mật khẩu vneid");
    }

    private async Task StoredAsync(params string[] expected)
    {
        var id = await Widget.ConversationIdAsync();
        await Eventually.TrueAsync(() => Store.Read(Server, Votes, id).SequenceEqual(expected), () => "Stored: " + string.Join(" | ", Store.Read(Server, Votes, id)));
    }
}
