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
        Assert.Equal(0, await Widget.KeptAsync());
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
        Assert.Equal(0, await Widget.KeptAsync());
    }

    [Fact]
    public async Task Two_tabs_opened_at_the_same_moment_share_one_conversation_and_send_what_waits_once()
    {
        var second = await Context.NewPageAsync();
        var other = new Widget(second);
        await HoldTokensAsync(2); // both have asked before either is answered
        await Task.WhenAll(OpenAsync(), second.GotoAsync(Server.Address.ToString()));
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        await Expect(other.Answers).ToHaveCountAsync(1);
        var id = await Widget.ConversationIdAsync();
        Assert.Equal([id, id], await Task.WhenAll(OpenConversationAsync(Page), OpenConversationAsync(second)));

        var taken = new System.Collections.Concurrent.ConcurrentQueue<string>();
        Context.Response += (_, response) =>
        {
            if (response.Request.Method == "POST" && Posts().IsMatch(response.Url) && response.Ok) taken.Enqueue(response.Request.PostData!);
        };
        await Context.SetOfflineAsync(true);
        await Widget.SayAsync("xin chào");
        await Expect(Widget.Pending).ToContainTextAsync("Chờ mạng");
        await Context.SetOfflineAsync(false);
        foreach (var widget in new[] { Widget, other })
        {
            await Expect(widget.Answers).ToHaveCountAsync(2);
            await Expect(widget.Pending).ToHaveCountAsync(0);
            Assert.Equal(["xin chào"], await widget.SaidAsync());
        }
        Assert.Single(taken);
        Assert.Equal(["1"], Store.Read(Server, "SELECT count(*) FROM Activities WHERE ConversationId = $id AND Json LIKE '%\"text\":\"xin chào\"%'", id));
    }

    [Fact]
    public async Task Where_browsers_know_no_locks_two_tabs_agree_all_the_same()
    {
        await Context.AddInitScriptAsync("Object.defineProperty(navigator, 'locks', { value: undefined });");
        var second = await Context.NewPageAsync();
        var other = new Widget(second);
        await HoldTokensAsync(2);
        await Task.WhenAll(OpenAsync(), second.GotoAsync(Server.Address.ToString()));
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        await Expect(other.Answers).ToHaveCountAsync(1);
        await Eventually.TrueAsync(() => Widget.ConversationIdAsync().Result is var id && OpenConversationAsync(Page).Result == id && OpenConversationAsync(second).Result == id, () => "The tabs hold two conversations.");
        await Widget.AskAsync("xin chào");

        await Expect(other.Answers).ToHaveCountAsync(2);
        Assert.Equal(["xin chào"], await other.SaidAsync());
    }

    [Fact]
    public async Task A_socket_that_only_looks_alive_is_replaced_when_a_message_does_not_come_back()
    {
        var sockets = 0;
        var dead = false;
        await Page.RouteWebSocketAsync(Streams(), socket =>
        {
            var upstream = socket.ConnectToServer();
            if (++sockets > 1) return;
            upstream.OnMessage(frame =>
            {
                dead |= frame.Text!.Contains("xin chào", StringComparison.Ordinal);
                if (!dead) socket.Send(frame.Text);
            });
        });
        await OpenAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        await Widget.SayAsync("xin chào");
        await Expect(Widget.Pending).ToContainTextAsync("Đã gửi");

        await Expect(Widget.Pending).ToHaveCountAsync(0);
        await Expect(Widget.Mine).ToHaveCountAsync(1);
        Assert.True(sockets >= 2, "It stayed with the first socket.");
    }

    [Fact]
    public async Task When_sockets_are_cut_again_and_again_it_asks_for_news_instead()
    {
        var sockets = 0;
        await Page.RouteWebSocketAsync(Streams(), socket => { sockets++; _ = socket.CloseAsync(new() { Code = 1011 }); });
        await OpenAsync();

        await Expect(Widget.Answers).ToHaveCountAsync(1);
        await Widget.AskAsync("xin chào");
        Assert.Equal(3, sockets);
    }

    [Fact]
    public async Task Calls_that_fail_do_not_end_the_use_of_sockets()
    {
        var sockets = 0;
        await Page.RouteWebSocketAsync(Streams(), socket => { sockets++; socket.ConnectToServer(); });
        var refused = 0;
        await Page.RouteAsync("**/v3/directline/conversations", route => refused++ < 5 ? route.FulfillAsync(new() { Status = 503 }) : route.ContinueAsync());
        await OpenAsync();

        await Expect(Widget.Answers).ToHaveCountAsync(1);
        Assert.Equal(1, sockets);
    }

    [Fact]
    public async Task A_wait_that_the_service_asks_for_is_never_cut_short()
    {
        var asked = new List<DateTime>();
        await Page.RouteAsync("**/widget/token", route =>
        {
            asked.Add(DateTime.UtcNow);
            return asked.Count <= 3 ? route.FulfillAsync(new() { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "2" } }) : route.ContinueAsync();
        });
        await OpenAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);

        Assert.All(asked.Zip(asked.Skip(1), (one, next) => (next - one).TotalSeconds), waited => Assert.True(waited > 1.95, $"Asked again after {waited} s."));
    }

    [Fact]
    public async Task Posting_waits_longer_each_time_it_fails()
    {
        await OpenAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        var asked = new List<DateTime>();
        await Page.RouteAsync(Posts(), route =>
        {
            if (route.Request.Method != "POST") return route.ContinueAsync();
            asked.Add(DateTime.UtcNow);
            return asked.Count <= 2 ? route.FulfillAsync(new() { Status = 503 }) : route.ContinueAsync();
        });
        await Widget.SayAsync("xin chào");

        await Expect(Widget.Answers).ToHaveCountAsync(2);
        Assert.Equal(3, asked.Count);
        Assert.True((asked[2] - asked[1]) > 1.5 * (asked[1] - asked[0]), $"Waited {asked[1] - asked[0]}, then {asked[2] - asked[1]}.");
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

    /// <summary>Lets the first calls for a token wait for one another, as when tabs open at the same moment.</summary>
    private async Task HoldTokensAsync(int tabs)
    {
        var asked = 0;
        var all = new TaskCompletionSource();
        await Context.RouteAsync("**/widget/token", async route =>
        {
            if (++asked == tabs) all.TrySetResult();
            await Task.WhenAny(all.Task, Task.Delay(TimeSpan.FromSeconds(1), Cancelled)); // a tab that knows of the other does not ask
            await route.ContinueAsync();
        });
    }

    /// <summary>The conversation that a tab holds, whatever is stored.</summary>
    private static Task<string> OpenConversationAsync(IPage page) => page.EvaluateAsync<string>("() => document.querySelector('vinhphong-chat').line.session.conversationId");

    [GeneratedRegex(@"/activities($|\?)")]
    private static partial Regex Posts();

    [GeneratedRegex("/stream")]
    private static partial Regex Streams();
}
