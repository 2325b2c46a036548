using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests;

/// <summary>One script tag in a page of somebody else.</summary>
public sealed class EmbeddingTests : BrowserTest
{
    private readonly OtherSite trusted;
    private readonly OtherSite stranger;
    private ServerProcess? own;

    public EmbeddingTests(Chromium chromium) : base(chromium)
    {
        trusted = new OtherSite(() => own!.Address);
        stranger = new OtherSite(() => own!.Address);
    }

    private protected override IReadOnlyList<string> OtherHosts => [trusted.Address.Authority, stranger.Address.Authority];

    /// <summary>Of the two other sites the service trusts one.</summary>
    private protected override async Task<ServerProcess> ServeAsync()
    {
        own = new ServerProcess(new Dictionary<string, string> { ["DirectLine__TrustedOrigins__0"] = trusted.Origin });
        await own.StartAsync(Cancelled);
        return own;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        own?.Dispose();
        trusted.Dispose();
        stranger.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_page_that_is_trusted_gets_it_as_its_owner_wishes()
    {
        await Page.GotoAsync(trusted.Address.ToString());
        await Expect(Widget.Host).ToHaveCSSAsync("left", "16px");
        await Widget.Launcher.ClickAsync();
        await Widget.AskAsync("quên mật khẩu vneid");

        await Expect(Widget.Host.GetByRole(AriaRole.Heading, new() { Name = "Hỏi xã" })).ToBeVisibleAsync();
        await Expect(Widget.Host.Locator(".head")).ToHaveCSSAsync("background-color", "rgb(0, 107, 60)");
        await Page.ReloadAsync();
        await Widget.Launcher.ClickAsync();
        await Expect(Widget.Mine).ToHaveCountAsync(1);

        await Widget.Button("Tùy chọn").ClickAsync();
        await Widget.Button("Nối với Zalo").ClickAsync();
        await Expect(Widget.Answers.Last).ToContainTextAsync("Xã chưa mở kênh Zalo"); // this service has none
        await Expect(Widget.Button("Nối với Zalo")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_page_that_is_not_trusted_is_told_so_and_asks_no_further()
    {
        var tokens = 0;
        Context.Request += (_, request) => tokens += request.Url.EndsWith("/widget/token", StringComparison.Ordinal) ? 1 : 0;
        await Page.GotoAsync(stranger.Address.ToString());
        await Widget.Launcher.ClickAsync();

        await Expect(Widget.State).ToHaveTextAsync("Trang web này chưa được phép dùng trợ lý.");
        await Widget.SayAsync("xin chào");
        await Task.Delay(TimeSpan.FromSeconds(2), Cancelled);
        await Expect(Widget.Answers).ToHaveCountAsync(0);
        Assert.Equal(1, tokens);
    }

    [Fact]
    public async Task A_page_that_carries_the_script_twice_has_one_chat_and_no_error()
    {
        await OpenAsync();
        await Page.AddScriptTagAsync(new() { Url = "/widget.js?again" });
        await Widget.AskAsync("xin chào");

        await Expect(Widget.Host).ToHaveCountAsync(1); // an error in the page fails every test
    }
}
