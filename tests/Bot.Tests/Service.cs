using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Storage;
using VinhPhong.Knowledge;

namespace VinhPhong.Bot.Tests;

/// <summary>The real service on a real socket in this process.</summary>
internal sealed class Service : IAsyncDisposable
{
    /// <summary>The secret of a server that may generate tokens.</summary>
    public const string Secret = "the secret of a web server, long enough for anybody";

    /// <summary>The day the knowledge is of.</summary>
    public static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly Lazy<Published> Loaded = new(() => Published.Load(DataFolder.Locate(), Today));

    private readonly WebApplication app;

    private Service(WebApplication app, Store store)
    {
        (this.app, Store) = (app, store);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Address };
    }

    public static Published Published => Loaded.Value;

    public Store Store { get; }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>Starts it on a store, with settings of its own (<c>Section:Name=value</c>), a clock, and a place where logs go.</summary>
    public static async Task<Service> StartAsync(Store store, IEnumerable<string>? settings = null, TimeProvider? time = null, ILoggerProvider? logs = null, Action<WebApplication>? map = null)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Storage:Folder"] = store.Folder,
            ["Storage:ConnectionString"] = store.ConnectionString,
            ["DirectLine:Secrets:0"] = Secret,
            ["DirectLine:PostsPerMinute"] = "100000",
            ["DirectLine:UploadsPerMinute"] = "100000",
            ["DirectLine:StartsPerMinutePerAddress"] = "100000",
        };
        foreach (var setting in settings ?? []) values[setting.Split('=', 2)[0]] = setting.Split('=', 2)[1];
        var app = await BotApplication.CreateAsync([], () => Published, builder => Adjust(builder, values, time, logs), TestContext.Current.CancellationToken);
        map?.Invoke(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new Service(app, store);
    }

    /// <summary>The database, to look at what is kept.</summary>
    public BotDb OpenDb() => Services.GetRequiredService<BotDbFactory>().Create();

    /// <summary>Changes a conversation as another part of the service would.</summary>
    public Task<TResult> WriteAsync<TResult>(Write<TResult> write) => Services.GetRequiredService<ConversationWriter>().WriteAsync(write, TestContext.Current.CancellationToken);

    public bool IsStopping => Services.GetRequiredService<Microsoft.Extensions.Hosting.IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested;

    public Task StopAsync() => app.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }

    private static void Adjust(WebApplicationBuilder builder, Dictionary<string, string?> values, TimeProvider? time, ILoggerProvider? logs)
    {
        builder.Configuration.AddInMemoryCollection(values);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        if (logs is not null) builder.Logging.AddProvider(logs);
        if (time is not null) builder.Services.AddSingleton(time);
    }
}
