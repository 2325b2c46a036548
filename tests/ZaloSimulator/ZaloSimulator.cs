using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using VinhPhong.Simulators.Zalo.Control;
using VinhPhong.Simulators.Zalo.OAuth;
using VinhPhong.Simulators.Zalo.Reading;
using VinhPhong.Simulators.Zalo.Sending;

namespace VinhPhong.Simulators.Zalo;

/// <summary>Zalo's two hosts behind one address, over real HTTP.</summary>
public sealed class ZaloSimulator : IAsyncDisposable
{
    private const int LargestBody = 30 * 1024 * 1024;

    private readonly WebApplication host;

    private ZaloSimulator(WebApplication host, ZaloPlatform platform, Uri address)
    {
        this.host = host;
        Platform = platform;
        Address = address;
    }

    /// <summary>Stands for https://openapi.zalo.me and for https://oauth.zaloapp.com.</summary>
    public Uri Address { get; }

    /// <summary>The state behind it, and the commands.</summary>
    public ZaloPlatform Platform { get; }

    /// <summary>Starts the platform; without a clock it lives in real time.</summary>
    public static async Task<ZaloSimulator> StartAsync(ZaloSimulatorOptions options, TimeProvider? time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(ZaloSimulator).Assembly.GetName().Name });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(options.Listen.ToString());
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = LargestBody);
        var platform = new ZaloPlatform(options, time ?? TimeProvider.System);
        var host = builder.Build();
        var caller = new ApiCalls(platform);
        host.MapOAuth(platform, caller);
        host.MapSending(platform, caller);
        host.MapReading(platform, caller);
        host.MapControl(platform);
        host.MapPages();
        host.MapFallback(caller.RefusePathAsync);
        await host.StartAsync(cancellationToken);
        var address = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        platform.World.Address = address;
        return new ZaloSimulator(host, platform, address);
    }

    /// <summary>Stops the hosts, then the deliveries.</summary>
    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(200)); // calls that a fault delays are not waited for
        await host.StopAsync(soon.Token);
        await host.DisposeAsync();
        await Platform.DisposeAsync();
    }
}
