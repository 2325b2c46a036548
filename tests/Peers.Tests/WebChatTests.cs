using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Peers.Tests;

/// <summary>botframework-webchat in Chromium, on a page of another origin. Numbers are those of the conformance plan.</summary>
public sealed class WebChatTests(SharedServer shared, WebChatPage website) : IAsyncLifetime
{
    private const string Full = "webchat.js";
    private const string Minimal = "webchat-minimal.js";
    private const string Question = "Làm căn cước lần đầu hết bao nhiêu tiền?";

    private static readonly LocatorAssertionsToHaveCountOptions Soon = new() { Timeout = 15_000 };
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="); // one point: Web Chat draws it smaller

    private readonly List<WebChat> opened = [];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await website.StartAsync(Cancelled);

    [Theory] // 23, 24, 30 as far as there is no officer
    [InlineData(Full)]
    [InlineData(Minimal)]
    public async Task A_question_is_sent_shown_once_and_answered_below_after_a_sign_of_typing(string bundle)
    {
        var chat = await OpenAsync(shared.Server, bundle);
        await chat.GreetedAsync();
        await chat.SayAsync(Question);

        await Expect(chat.Bubbles).ToHaveCountAsync(3, Soon);
        await Expect(chat.Bubbles.Nth(1)).ToContainTextAsync(Question);
        await Expect(chat.Bubbles.Nth(1)).ToContainTextAsync("Bạn đã nói");
        await Expect(chat.Bubbles.Nth(1)).ToContainTextAsync("Đã gửi");
        await Expect(chat.Bubbles.Nth(2)).ToContainTextAsync("Bot đã nói");
        await Expect(chat.Bubbles.Nth(2)).ToContainTextAsync("7 ngày làm việc");
        Assert.True(await chat.TypingShownAsync() > 0, "nobody was seen typing");
    }

    [Fact]
    public async Task An_answer_is_shown_as_markdown_with_steps_and_links()
    {
        var chat = await OpenAsync(shared.Server, Full);
        await chat.GreetedAsync();
        await chat.SayAsync(Question);

        var answer = chat.Bubbles.Nth(2);
        await Expect(answer.Locator("h2").First).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await Expect(answer.Locator("ol li").First).ToBeVisibleAsync();
        await Expect(answer.Locator("a[href^='https://']").First).ToBeVisibleAsync();
    }

    [Theory] // 26, 27
    [InlineData(Full)]
    [InlineData(Minimal)]
    public async Task A_suggested_question_is_asked_by_a_click(string bundle)
    {
        var chat = await OpenAsync(shared.Server, bundle);
        await chat.GreetedAsync();
        var suggestion = chat.Suggestions.Filter(new() { HasText = "Làm giấy khai sinh cho con" });
        await suggestion.ClickAsync();

        await Expect(chat.Bubbles).ToHaveCountAsync(3, Soon);
        await Expect(chat.Bubbles.Nth(1)).ToContainTextAsync("Làm giấy khai sinh cho con");
        await Expect(chat.Bubbles.Nth(2)).ToContainTextAsync("Nguồn");
    }

    [Fact] // 28
    public async Task Files_are_sent_with_their_names_and_are_for_this_conversation_alone()
    {
        var chat = await OpenAsync(shared.Server, Full);
        await chat.GreetedAsync();
        using var call = new DirectLineCall(shared.Server);
        await chat.AttachAsync(
            new FilePayload { Name = "đơn xin.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4 một tờ đơn"u8.ToArray() },
            new FilePayload { Name = "ảnh thẻ.png", MimeType = "image/png", Buffer = Png });
        await chat.Box.PressAsync("Enter");

        await Expect(chat.Page.GetByText("đơn xin.pdf").First).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await Expect(chat.Bubbles.Nth(1)).ToContainTextAsync("Đã gửi", new() { Timeout = 15_000 });
        var (conversation, token) = await TokenOfAsync(chat);
        using var polled = await call.SendAsync(HttpMethod.Get, $"conversations/{conversation}/activities", token, null, Cancelled);
        var activities = System.Text.Json.JsonDocument.Parse(await polled.Content.ReadAsStringAsync(Cancelled)).RootElement.GetProperty("activities").EnumerateArray();
        var attachments = activities.First(activity => activity.TryGetProperty("attachments", out var files) && files.GetArrayLength() == 2).GetProperty("attachments").EnumerateArray().ToArray();
        Assert.Equal(["đơn xin.pdf", "ảnh thẻ.png"], attachments.Select(file => file.GetProperty("name").GetString()));
        var stranger = await call.StartAsync(Cancelled);
        foreach (var path in attachments.Select(file => new Uri(file.GetProperty("contentUrl").GetString()!).AbsolutePath["/v3/directline/".Length..]))
        {
            using var own = await call.SendAsync(HttpMethod.Get, path, token, null, Cancelled);
            using var others = await call.SendAsync(HttpMethod.Get, path, stranger.Token, null, Cancelled);
            Assert.Equal((200, 403), ((int)own.StatusCode, (int)others.StatusCode));
        }
    }

    [Fact] // 28: a text file is no picture or PDF, and the resident is told that it was not sent
    public async Task A_file_that_is_refused_is_shown_as_not_sent()
    {
        var chat = await OpenAsync(shared.Server, Full);
        await chat.GreetedAsync();
        await chat.AttachAsync(new FilePayload { Name = "đơn xin.txt", MimeType = "text/plain", Buffer = "đơn xin xác nhận"u8.ToArray() });
        await chat.Box.PressAsync("Enter");

        await Expect(chat.Bubbles.Nth(1)).ToContainTextAsync("hử lại", new() { Timeout = 15_000 });
        await Expect(chat.Bubbles.Nth(1)).Not.ToContainTextAsync("Đã gửi");
    }

    [Fact] // 4, 9, 31
    public async Task A_talk_goes_on_after_the_service_died_and_what_was_not_taken_is_not_shown_as_sent()
    {
        using var server = new ServerProcess();
        await server.StartAsync(Cancelled);
        var chat = await OpenAsync(server, Full);
        await chat.GreetedAsync();
        server.Kill();
        await chat.SayAsync("Câu này không tới nơi");
        await chat.Page.WaitForTimeoutAsync(1500);
        await Expect(chat.Bubbles.Nth(1)).Not.ToContainTextAsync("Đã gửi");

        await server.StartAsync(Cancelled);
        await chat.SayAsync(Question);
        await Expect(chat.Bubbles.Filter(new() { HasText = "7 ngày làm việc" })).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        await Expect(chat.Bubbles.Filter(new() { HasText = Question })).ToContainTextAsync("Đã gửi");
        Assert.False(await chat.HasSeenAsync("DIRECT_LINE/CONNECT_REJECTED"));
    }

    [Fact] // 29
    public async Task A_telephone_that_slept_for_two_hours_goes_on_without_loading_the_page_again()
    {
        using var server = new ServerProcess();
        await server.StartAsync(Cancelled);
        var chat = await OpenAsync(server, Full, asleep: true);
        await chat.GreetedAsync();
        await server.StopAsync(Cancelled); // the line of a sleeping telephone breaks
        await chat.Page.Clock.FastForwardAsync("02:00:00");
        await server.StartAsync(Cancelled);

        await chat.SayAsync(Question);
        await Expect(chat.Bubbles.Filter(new() { HasText = "7 ngày làm việc" })).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        Assert.False(await chat.HasSeenAsync("DIRECT_LINE/CONNECT_REJECTED"));
    }

    [Fact] // 11: what a client must never meet in service, and why tokens live for a day
    public async Task A_token_that_has_expired_for_good_is_said_to_be_no_connection()
    {
        using var server = new ServerProcess(new Dictionary<string, string> { ["DirectLine__TokenLifetime"] = "00:00:20", ["DirectLine__RefreshGrace"] = "00:00:00" });
        await server.StartAsync(Cancelled);
        var chat = await OpenAsync(server, Full);
        await chat.GreetedAsync();
        using var call = new DirectLineCall(server);
        var (_, token) = await TokenOfAsync(chat);
        for (var ended = false; !ended; await Task.Delay(500, Cancelled))
        {
            using var refreshed = await call.SendAsync(HttpMethod.Post, "tokens/refresh", token, null, Cancelled);
            ended = refreshed.StatusCode == System.Net.HttpStatusCode.Forbidden;
        }
        await chat.SayAsync(Question);

        await Expect(chat.Page.GetByText("Không thể kết nối").First).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await Expect(chat.Bubbles.Filter(new() { HasText = Question }).Filter(new() { HasText = "Đã gửi" })).ToHaveCountAsync(0);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var chat in opened) await chat.Page.CloseAsync();
    }

    // A page that is to sleep has a clock which the test moves.
    private async Task<WebChat> OpenAsync(ServerProcess server, string bundle, bool asleep = false)
    {
        using var call = new DirectLineCall(server);
        var token = (await call.GenerateAsync(new { user = new { id = "dl_an" }, trustedOrigins = new[] { website.Origin } }, Cancelled)).Token;
        var chat = new WebChat(await website.OpenAsync(server, token, bundle, asleep, Cancelled));
        opened.Add(chat);
        return chat;
    }

    private static async Task<(string Conversation, string Token)> TokenOfAsync(WebChat chat) =>
        (await chat.Page.EvaluateAsync<string>("seen.directLine.conversationId"), await chat.Page.EvaluateAsync<string>("seen.directLine.token"));
}
