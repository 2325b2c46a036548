using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests;

/// <summary>Bad lines: what is typed is never lost and never sent twice.</summary>
public sealed partial class NetworkTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task What_is_typed_without_a_line_waits_and_goes_once_and_in_order_when_it_is_back()
    {
        await OpenAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        await Context.SetOfflineAsync(true);
        await Expect(Widget.State).ToContainTextAsync("mất mạng");
        string[] said = ["xin chào", "quên mật khẩu vneid", "cảm ơn"];
        foreach (var text in said) await Widget.SayAsync(text);
        await Expect(Widget.Pending).ToHaveCountAsync(3);
        await Expect(Widget.Pending.First).ToContainTextAsync("Chờ mạng");
        await Expect(Widget.Pending.Last).ToContainTextAsync("Chờ mạng");

        await Context.SetOfflineAsync(false);

        await Expect(Widget.Answers).ToHaveCountAsync(4);
        await Expect(Widget.Pending).ToHaveCountAsync(0);
        await Expect(Widget.State).ToBeHiddenAsync();
        Assert.Equal(said, await Widget.SaidAsync());
    }

    [Fact]
    public async Task What_waits_is_still_there_after_a_reload_and_goes_then()
    {
        await OpenAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        await Page.RouteAsync(Posts(), route => route.AbortAsync());
        await Widget.SayAsync("xin chào");
        await Expect(Widget.Pending).ToContainTextAsync("Chờ mạng");
        await Page.ReloadAsync();
        await Expect(Widget.Pending).ToContainTextAsync("xin chào");
        await Page.UnrouteAllAsync();

        await Expect(Widget.Answers).ToHaveCountAsync(2);
        Assert.Equal(["xin chào"], await Widget.SaidAsync());
    }

    [Fact]
    public async Task A_message_whose_acknowledgement_is_lost_is_sent_again_and_answered_once()
    {
        await OpenAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        var sent = 0;
        await Page.RouteAsync(Posts(), async route =>
        {
            if (route.Request.Method != "POST" || ++sent > 2)
            {
                await route.ContinueAsync();
                return;
            }
            await route.FetchAsync(); // the service has it
            await route.AbortAsync(); // the telephone never hears of it
        });
        await Widget.SayAsync("xin chào");
        await Expect(Widget.Answers).ToHaveCountAsync(2);
        await Widget.AskAsync("cảm ơn");

        Assert.Equal(["xin chào", "cảm ơn"], await Widget.SaidAsync());
        await Expect(Widget.Answers).ToHaveCountAsync(3);
        await Expect(Widget.Pending).ToHaveCountAsync(0);
        Assert.Equal("[]", await Widget.StoredAsync("outbox"));
    }

    [Fact]
    public async Task After_a_reload_the_conversation_is_there_and_goes_on()
    {
        await OpenAsync();
        await Widget.AskAsync("quên mật khẩu vneid");
        var id = await Widget.ConversationIdAsync();
        await Page.ReloadAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(2);
        await Widget.AskAsync("cảm ơn");

        Assert.Equal(["quên mật khẩu vneid", "cảm ơn"], await Widget.SaidAsync());
        Assert.Equal(id, await Widget.ConversationIdAsync());
    }

    [Fact]
    public async Task Two_tabs_show_one_conversation_without_doubles()
    {
        await OpenAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        var second = await Context.NewPageAsync();
        await second.GotoAsync(Page.Url);
        var other = new Widget(second);
        await Expect(other.Answers).ToHaveCountAsync(1);
        await Task.WhenAll(Widget.SayAsync("xin chào"), other.SayAsync("quên mật khẩu vneid"));

        foreach (var widget in new[] { Widget, other })
        {
            await Expect(widget.Answers).ToHaveCountAsync(3);
            await Expect(widget.Mine).ToHaveCountAsync(2);
            await Expect(widget.Pending).ToHaveCountAsync(0);
        }
        Assert.Equal(await Widget.SaidAsync(), await other.SaidAsync());
        Assert.Equal("[]", await Widget.StoredAsync("outbox"));
    }

    [Fact]
    public async Task A_picture_under_way_in_one_tab_is_not_given_up_by_another()
    {
        await OpenAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        var arrived = new TaskCompletionSource();
        await Page.RouteAsync("**/upload?*", async route =>
        {
            await arrived.Task;
            await route.ContinueAsync();
        });
        await Page.RouteAsync("**/upload", async route =>
        {
            await arrived.Task;
            await route.ContinueAsync();
        });
        await Widget.File.SetInputFilesAsync(new FilePayload { Name = "hình.png", MimeType = "image/png", Buffer = Pictures.RedDot });
        await Expect(Widget.Pending).ToHaveCountAsync(1);
        var second = await Context.NewPageAsync();
        await second.GotoAsync(Page.Url);
        var other = new Widget(second);
        await other.AskAsync("xin chào");
        arrived.SetResult();

        await Expect(Widget.Answers).ToHaveCountAsync(3);
        await Expect(other.Answers).ToHaveCountAsync(3);
        await Expect(Widget.Pending).ToHaveCountAsync(0);
        await Expect(other.Pending).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Without_WebSockets_it_asks_for_news_and_works_all_the_same()
    {
        await Context.AddInitScriptAsync("window.WebSocket = undefined;");
        await OpenAsync();
        await Widget.AskAsync("quên mật khẩu vneid");
        await Widget.AskAsync("cảm ơn");

        Assert.Equal(["quên mật khẩu vneid", "cảm ơn"], await Widget.SaidAsync());
    }

    [Fact]
    public async Task A_socket_that_breaks_is_opened_again_and_nothing_is_missed()
    {
        IWebSocketRoute? line = null;
        await Page.RouteWebSocketAsync(Streams(), socket => (line = socket).ConnectToServer());
        await OpenAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        await line!.CloseAsync();
        await Widget.SayAsync("xin chào");

        await Expect(Widget.Answers).ToHaveCountAsync(2);
        await Widget.AskAsync("cảm ơn");
        Assert.Equal(["xin chào", "cảm ơn"], await Widget.SaidAsync());
    }

    [Fact]
    public async Task A_busy_service_is_asked_again_after_the_time_it_names()
    {
        await OpenAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        var refused = 0;
        await Page.RouteAsync(Posts(), route => route.Request.Method == "POST" && refused++ == 0
            ? route.FulfillAsync(new() { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "3", ["Access-Control-Expose-Headers"] = "Retry-After" } })
            : route.ContinueAsync());
        await Widget.SayAsync("xin chào");
        await Expect(Widget.Pending).ToContainTextAsync("em gửi lại sau vài giây");

        await Expect(Widget.Answers).ToHaveCountAsync(2);
        Assert.Equal(["xin chào"], await Widget.SaidAsync());
    }

    [Fact]
    public async Task A_browser_that_keeps_nothing_still_holds_a_conversation()
    {
        await Context.AddInitScriptAsync("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });");
        await OpenAsync();
        await Widget.AskAsync("xin chào");
        await Widget.AskAsync("cảm ơn");

        Assert.Equal(["xin chào", "cảm ơn"], await Widget.SaidAsync());
    }

    [GeneratedRegex(@"/activities($|\?)")]
    private static partial Regex Posts();

    [GeneratedRegex("/stream")]
    private static partial Regex Streams();
}
