using System.Collections.Concurrent;

namespace VinhPhong.Browser.Tests;

/// <summary>
/// A test in a fresh browser profile. Whatever it is about, at its end the page must not have broken its Content-Security-Policy,
/// thrown an error or asked any other host for anything.
/// </summary>
public abstract class BrowserTest(Chromium chromium) : IAsyncLifetime
{
    /// <summary>Told by the page before anything of ours runs in it; survives navigation because the test collects it.</summary>
    private const string ReportViolations = "document.addEventListener('securitypolicyviolation', e => reportViolation(e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample));";

    private readonly ConcurrentQueue<string> faults = new();
    private readonly List<IBrowserContext> contexts = [];

    internal ServerProcess Server { get; private set; } = null!;

    internal IBrowserContext Context { get; private set; } = null!;

    internal IPage Page { get; private set; } = null!;

    internal Widget Widget { get; private set; } = null!;

    internal static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>The service this test talks to: the shared one, unless it needs its own.</summary>
    private protected virtual Task<ServerProcess> ServeAsync() => Task.FromResult(chromium.Server);

    private protected virtual BrowserNewContextOptions Profile => new() { Locale = "vi-VN", ViewportSize = new() { Width = 412, Height = 800 } };

    /// <summary>Addresses that pages of this test may ask, besides the service.</summary>
    private protected virtual IReadOnlyList<string> OtherHosts => [];

    public virtual async ValueTask InitializeAsync()
    {
        await chromium.StartAsync(Cancelled);
        Server = await ServeAsync();
        await UseProfileAsync(Profile);
    }

    /// <summary>Another browser profile, as if on another telephone; the one before is closed.</summary>
    private protected async Task UseProfileAsync(BrowserNewContextOptions profile)
    {
        if (Context is not null) await Context.DisposeAsync();
        Context = await BesideAsync(profile);
        Page = await Context.NewPageAsync();
        Widget = new Widget(Page);
    }

    /// <summary>One more browser beside the others, watched as they are: somebody else's.</summary>
    private protected async Task<IBrowserContext> BesideAsync(BrowserNewContextOptions profile)
    {
        var context = await chromium.Browser.NewContextAsync(profile);
        contexts.Add(context);
        context.SetDefaultTimeout(Chromium.Patience);
        await context.ExposeFunctionAsync("reportViolation", (string violation) => faults.Enqueue("Content-Security-Policy: " + violation));
        await context.AddInitScriptAsync(ReportViolations);
        context.Request += (_, request) => Watch(request.Url);
        context.WebError += (_, error) => faults.Enqueue("error in the page: " + error.Error);
        return context;
    }

    private protected Task OpenAsync(string path = "/") => Page.GotoAsync(new Uri(Server.Address, path).ToString());

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var context in contexts) await context.DisposeAsync();
        Assert.Empty(faults);
        GC.SuppressFinalize(this);
    }

    private void Watch(string address)
    {
        var asked = new Uri(address);
        if (asked.Scheme is "data" or "blob" or "about" || asked.Authority == Server.Address.Authority || OtherHosts.Contains(asked.Authority)) return;
        faults.Enqueue("asked another host: " + address);
    }
}
