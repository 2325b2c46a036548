using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests.Accounts;

/// <summary>The pages of staff in a real browser: a passkey made and used, an interactive page that lives and is cut off, and pages that everybody can read.</summary>
public sealed partial class StaffPagesTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Password = "con mèo nhỏ leo cây cau";

    private static readonly string[] Levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "images");

    private ServerProcess? own;

    /// <summary>Its own service: the first administrator is made in it.</summary>
    private protected override async Task<ServerProcess> ServeAsync()
    {
        own = new ServerProcess();
        await own.StartAsync(Cancelled);
        return own;
    }

    /// <summary>Passkeys are for names, not for numbers.</summary>
    private Uri Named => new UriBuilder(Server.Address) { Host = "localhost" }.Uri;

    private protected override IReadOnlyList<string> OtherHosts => [Named.Authority];

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        own?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_passkey_is_made_and_alone_signs_in_to_an_interactive_page()
    {
        await UseAuthenticatorAsync();
        await BecomeAdministratorAsync();
        await AddPasskeyAsync();
        await Expect(Page.GetByText("Ghi lại các mã này")).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất", Exact = true }).ClickAsync();
        await Expect(Page).ToHaveURLAsync(new Regex("/account/sign-in$"));

        var circuit = new TaskCompletionSource<IWebSocket>();
        Page.WebSocket += (_, socket) => circuit.TrySetResult(socket);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập bằng khóa truy cập" }).ClickAsync();
        await Expect(Page).ToHaveURLAsync(new Regex("/desk$"));
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Bàn trực" })).ToBeVisibleAsync();
        Assert.Contains("/_blazor", (await circuit.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancelled)).Url, StringComparison.Ordinal);
        await Expect(Page.GetByRole(AriaRole.Navigation)).ToContainTextAsync("Nhật ký");
    }

    [Fact]
    public async Task With_a_passkey_registered_a_password_alone_is_no_way_in()
    {
        await UseAuthenticatorAsync();
        await BecomeAdministratorAsync();
        await AddPasskeyAsync();
        await UseProfileAsync(Profile); // another device, without the passkey
        await GoAsync("/account/sign-in");
        await Page.GetByLabel("Tên đăng nhập").FillAsync("lan");
        await Page.GetByLabel("Mật khẩu").FillAsync(Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập", Exact = true }).ClickAsync();
        await Expect(Page).ToHaveURLAsync(new Regex("/account/second-step"));
        await GoAsync("/account/security");
        await Expect(Page).ToHaveURLAsync(new Regex("/account/sign-in"));
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task The_pages_are_without_violations(int width)
    {
        await Page.SetViewportSizeAsync(width, 800);
        await UseAuthenticatorAsync();
        await GoAsync("/account/sign-in");
        await CleanAsync("sign-in", width);
        await GoAsync(await FirstLinkAsync());
        await CleanAsync("invitation", width);
        await BecomeAdministratorAsync();
        await CleanAsync("security-to-set-up", width);
        await AddPasskeyAsync();
        await CleanAsync("security", width);

        await GoAsync("/admin/people");
        await Page.GetByLabel("Họ và tên").FillAsync("Trần Văn Tư");
        await Page.GetByLabel("Tên đăng nhập").FillAsync("tu");
        await Page.GetByLabel("Cán bộ trực").CheckAsync();
        await Page.GetByLabel("Công an").CheckAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Tạo tài khoản và đường dẫn mời" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Đường dẫn dùng một lần" })).ToBeVisibleAsync();
        await CleanAsync("people", width);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Sửa Trần Văn Tư" }).ClickAsync();
        await CleanAsync("person", width);
        await GoAsync("/audit");
        await CleanAsync("audit", width);
        await GoAsync("/desk");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Bàn trực" })).ToBeAttachedAsync();
        await Expect(Page).ToHaveTitleAsync("Bàn trực");
        await CleanAsync("desk", width);
    }

    private async Task BecomeAdministratorAsync()
    {
        await GoAsync(await FirstLinkAsync());
        await Page.GetByLabel("Họ và tên").FillAsync("Lê Thị Lan");
        await Page.GetByLabel("Tên đăng nhập").FillAsync("lan");
        await Page.GetByLabel("Mật khẩu mới", new() { Exact = true }).FillAsync(Password);
        await Page.GetByLabel("Nhập lại mật khẩu mới").FillAsync(Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Lưu mật khẩu" }).ClickAsync();
        await Expect(Page).ToHaveURLAsync(new Regex("/account/security$"));
    }

    private async Task AddPasskeyAsync()
    {
        await Page.GetByLabel("Tên khóa").FillAsync("Điện thoại của Lan");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Thêm khóa truy cập" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Xóa khóa Điện thoại của Lan" })).ToBeVisibleAsync();
    }

    /// <summary>A device that has keys and knows its owner, as browsers offer for tests (WebAuthn, 11).</summary>
    private async Task UseAuthenticatorAsync()
    {
        var session = await Context.NewCDPSessionAsync(Page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true },
        });
    }

    private async Task<string> FirstLinkAsync()
    {
        for (var end = DateTime.UtcNow.AddSeconds(20); DateTime.UtcNow < end; await Task.Delay(50, Cancelled))
        {
            if (PrintedLink().Match(Server.Output) is { Success: true } link) return link.Value;
        }
        throw new TimeoutException("No link was printed:\n" + Server.Output);
    }

    private Task GoAsync(string path) => Page.GotoAsync(new Uri(Named, path).ToString());

    private async Task CleanAsync(string name, int width)
    {
        Directory.CreateDirectory(Folder);
        await Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"staff-{name}-{width}.png"), FullPage = true });
        var found = await Page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Levels] } });
        Assert.True(found.Violations.Length == 0, $"{name} at {width}:\n" + string.Join('\n', found.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Target} {node.Html}"))));
        Assert.True(await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{name} is wider than {width}");
    }

    [GeneratedRegex(@"/account/invitation\?code=\S+")]
    private static partial Regex PrintedLink();
}
