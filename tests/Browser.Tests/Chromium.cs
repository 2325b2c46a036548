using VinhPhong.Browser.Tests;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace VinhPhong.Browser.Tests;

/// <summary>One real Chromium and one running service for all tests; every test gets a browser profile of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe"];

    /// <summary>Far more than anything takes; a busy machine is slow, not wrong.</summary>
    internal const int Patience = 20_000;

    private readonly SemaphoreSlim starting = new(1);
    private IPlaywright? playwright;
    private IBrowser? browser;
    private ServerProcess? server;

    /// <summary>Where the browser is: as <c>CHROMIUM</c> says, or where systems put it; null where there is none.</summary>
    private static string? Program => Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } given ? given : Places.FirstOrDefault(File.Exists);

    internal IBrowser Browser => browser!;

    /// <summary>The service that tests share; one that stops or kills it brings its own.</summary>
    internal ServerProcess Server => server!;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Starts both with the first test that needs them; without a browser the test is skipped, and says why.</summary>
    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        Assert.SkipWhen(Program is null, "There is no Chromium on this machine; set CHROMIUM to where it is.");
        await starting.WaitAsync(cancellationToken);
        try
        {
            if (browser is not null) return;
            Assertions.SetDefaultExpectTimeout(Patience);
            server = new ServerProcess();
            await server.StartAsync(cancellationToken);
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = Program,
                Args = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--no-first-run"],
            });
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
        server?.Dispose();
        starting.Dispose();
    }
}
