using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests;

/// <summary>A resident who wants it all deleted, on a telephone that others use too.</summary>
public sealed class ForgettingTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task Deleting_asks_first_and_can_be_called_off()
    {
        await AskedToDeleteAsync();
        await Widget.Button("Thôi, để lại").ClickAsync();

        await Expect(Widget.Button("Xóa hết", exact: true)).ToBeHiddenAsync();
        await Expect(Widget.Mine).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_is_deleted_is_gone_from_the_screen_the_telephone_and_the_commune()
    {
        await AskedToDeleteAsync();
        var id = await Widget.ConversationIdAsync();
        await Widget.Button("Xóa hết", exact: true).ClickAsync();

        await Expect(Widget.Notes).ToContainTextAsync("Đã xóa hết");
        await Expect(Widget.Mine).ToHaveCountAsync(0);
        await Expect(Widget.Answers).ToHaveCountAsync(1); // a new welcome
        await Expect(Widget.Answers).Not.ToContainTextAsync("Quên mật khẩu");
        await Expect(Widget.Host.Locator(".privacy")).ToBeVisibleAsync();
        var kept = await Page.EvaluateAsync<string>("() => JSON.stringify({ ...localStorage })");
        Assert.DoesNotContain(id, kept, StringComparison.Ordinal);
        Assert.DoesNotContain("quên", kept, StringComparison.Ordinal);
        Assert.Empty(Store.Read(Server, "SELECT Json FROM Activities WHERE ConversationId = $id AND Type = 'message'", id));
        Assert.Empty(Store.Read(Server, "SELECT Reason FROM Feedback WHERE ConversationId = $id", id));
        await Page.ReloadAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        await Expect(Widget.Mine).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Deleting_without_a_line_says_that_nothing_was_deleted()
    {
        await AskedToDeleteAsync();
        await Context.SetOfflineAsync(true);
        await Widget.Button("Xóa hết", exact: true).ClickAsync();

        await Expect(Widget.Notes).ToContainTextAsync("Chưa xóa được");
        await Expect(Widget.Mine).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task After_deleting_the_old_stream_is_closed()
    {
        var streams = new List<IWebSocket>();
        Page.WebSocket += (_, stream) => streams.Add(stream);
        await AskedToDeleteAsync();
        await Widget.Button("Xóa hết", exact: true).ClickAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        await Widget.AskAsync("xin chào");

        await Eventually.TrueAsync(() => streams[..^1].All(stream => stream.IsClosed), () => "A stream of the deleted conversation is open.");
        Assert.False(streams[^1].IsClosed);
    }

    [Fact]
    public async Task What_another_tab_shows_goes_too()
    {
        await OpenAsync();
        await Widget.AskAsync("quên mật khẩu vneid");
        var second = await Context.NewPageAsync();
        await second.GotoAsync(Page.Url);
        var other = new Widget(second);
        await Expect(other.Mine).ToHaveCountAsync(1);
        await DeleteAsync();

        await Expect(other.Mine).ToHaveCountAsync(0);
        await Expect(other.Answers).ToHaveCountAsync(1);
        await Expect(Widget.Mine).ToHaveCountAsync(0);
    }

    private async Task DeleteAsync()
    {
        await Widget.Button("Tùy chọn").ClickAsync();
        await Widget.Button("Xóa cuộc trò chuyện").ClickAsync();
        await Widget.Button("Xóa hết", exact: true).ClickAsync();
    }

    private async Task AskedToDeleteAsync()
    {
        await OpenAsync();
        await Widget.AskAsync("quên mật khẩu vneid");
        await Widget.Button("Có ích", exact: true).ClickAsync();
        await Widget.Button("Tùy chọn").ClickAsync();
        await Widget.Button("Xóa cuộc trò chuyện").ClickAsync();
        await Expect(Widget.Button("Xóa hết", exact: true)).ToBeFocusedAsync();
    }
}
