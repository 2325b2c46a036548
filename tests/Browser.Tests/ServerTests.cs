using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests;

/// <summary>What the widget does when the service goes away, comes back, or does not know it any more.</summary>
public sealed class ServerTests(Chromium chromium) : BrowserTest(chromium)
{
    private const int TokenSeconds = 4;

    private ServerProcess? own;

    /// <summary>Its own service, to be killed; its tokens end soon and cannot be exchanged for long.</summary>
    private protected override async Task<ServerProcess> ServeAsync()
    {
        own = new ServerProcess(new Dictionary<string, string> { ["DirectLine__TokenLifetime"] = $"00:00:0{TokenSeconds}", ["DirectLine__RefreshGrace"] = "00:01:00" });
        await own.StartAsync(Cancelled);
        return own;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        own?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_service_that_is_killed_and_started_again_goes_on_with_the_conversation()
    {
        await OpenAsync();
        await Widget.AskAsync("quên mật khẩu vneid");
        var id = await Widget.ConversationIdAsync();
        Server.Kill();
        await Widget.SayAsync("cảm ơn");
        await Expect(Widget.State).ToBeVisibleAsync();
        await Expect(Widget.Pending).ToContainTextAsync("Chờ mạng");
        await Server.StartAsync(Cancelled);

        await Expect(Widget.Answers).ToHaveCountAsync(3);
        await Expect(Widget.Pending).ToHaveCountAsync(0);
        await Expect(Widget.State).ToBeHiddenAsync();
        Assert.Equal(["quên mật khẩu vneid", "cảm ơn"], await Widget.SaidAsync());
        Assert.Equal(id, await Widget.ConversationIdAsync());
    }

    [Fact]
    public async Task A_token_that_has_ended_is_exchanged_unseen()
    {
        await OpenAsync();
        await Widget.AskAsync("quên mật khẩu vneid");
        var id = await Widget.ConversationIdAsync();
        await Task.Delay(TimeSpan.FromSeconds(TokenSeconds + 1), Cancelled);
        await Widget.AskAsync("cảm ơn");
        await Page.ReloadAsync();

        await Expect(Widget.Answers).ToHaveCountAsync(3);
        Assert.Equal(["quên mật khẩu vneid", "cảm ơn"], await Widget.SaidAsync());
        Assert.Equal(id, await Widget.ConversationIdAsync());
    }

    [Fact]
    public async Task A_conversation_the_service_no_longer_knows_begins_anew_with_what_was_not_sent()
    {
        await OpenAsync();
        await Widget.AskAsync("quên mật khẩu vneid");
        var id = await Widget.ConversationIdAsync();
        await Page.EvaluateAsync("() => localStorage.setItem('vinhphong.session', JSON.stringify({ ...JSON.parse(localStorage.getItem('vinhphong.session')), token: 'worn out' }))");
        await Page.ReloadAsync();
        await Widget.SayAsync("cảm ơn");

        await Expect(Widget.Answers).ToHaveCountAsync(2);
        Assert.Equal(["cảm ơn"], await Widget.SaidAsync());
        Assert.NotEqual(id, await Widget.ConversationIdAsync());
    }
}
