using System.Net;
using System.Net.Sockets;

[assembly: AssemblyFixture(typeof(VinhPhong.Peers.Tests.WebChatPage))]

namespace VinhPhong.Peers.Tests;

/// <summary>Another organisation's website with Web Chat in it, and the browser that opens it.</summary>
public sealed class WebChatPage : IAsyncLifetime
{
    private static readonly string? Chromium = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } given ? given
        : new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    private readonly SemaphoreSlim starting = new(1);
    private readonly HttpListener website = new();
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The origin of the website, which is not the one of the service.</summary>
    public string Origin { get; private set; } = "";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Opens the page with a token for it; <paramref name="bundle"/> is a file of botframework-webchat, <paramref name="ownClock"/> lets the test move the clock.</summary>
    internal async Task<IPage> OpenAsync(ServerProcess server, string token, string bundle, bool ownClock, CancellationToken cancellationToken)
    {
        var page = await browser!.NewPageAsync(new() { Locale = "vi-VN", ViewportSize = new() { Width = 900, Height = 1400 } });
        page.SetDefaultTimeout(30_000);
        if (ownClock) await page.Clock.InstallAsync();
        var asked = new Dictionary<string, string> { ["bundle"] = "/" + bundle, ["domain"] = new Uri(server.Address, "/v3/directline").ToString(), ["token"] = token };
        using var form = new FormUrlEncodedContent(asked);
        await page.GotoAsync($"{Origin}/#{await form.ReadAsStringAsync(cancellationToken)}");
        return page;
    }

    /// <summary>Starts website and browser with the first test that needs them.</summary>
    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        Peer.SkipWithoutClients();
        Assert.SkipWhen(Chromium is null, "There is no Chromium on this machine; set CHROMIUM to where it is.");
        await starting.WaitAsync(cancellationToken);
        try
        {
            if (browser is not null) return;
            Origin = $"http://127.0.0.1:{FreePort()}";
            website.Prefixes.Add(Origin + "/");
            website.Start();
            Serve();
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-background-networking", "--no-first-run"] });
        }
        finally
        {
            starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        website.Close();
        starting.Dispose();
    }

    private void Serve() => new Thread(() =>
    {
        try
        {
            while (website.IsListening) Answer(website.GetContext());
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
        }
    })
    { IsBackground = true }.Start();

    private static void Answer(HttpListenerContext context)
    {
        var name = Path.GetFileName(context.Request.Url!.AbsolutePath);
        var file = name.Length == 0 ? Path.Combine(Peer.Home, "peers", "page.html") : Path.Combine(Peer.Home, "node_modules", "botframework-webchat", "dist", name);
        using var answer = context.Response;
        if (!File.Exists(file))
        {
            answer.StatusCode = 404;
            return;
        }
        answer.ContentType = file.EndsWith(".js", StringComparison.Ordinal) ? "text/javascript; charset=utf-8" : "text/html; charset=utf-8";
        var bytes = File.ReadAllBytes(file);
        try
        {
            answer.OutputStream.Write(bytes);
        }
        catch (HttpListenerException)
        {
            // The browser has left.
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
