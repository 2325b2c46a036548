using VinhPhong.Crash.Tests.Desk;
using VinhPhong.Hosting;
using VinhPhong.Simulators.Zalo;

namespace VinhPhong.Crash.Tests.Zalo;

/// <summary>The service as a process of its own, and the simulated platform that it serves an Official Account on.</summary>
internal sealed class ZaloSite : IAsyncDisposable
{
    private ZaloSite(ServerProcess server, ZaloSimulator zalo) => (Server, Zalo) = (server, zalo);

    public ServerProcess Server { get; }

    public ZaloSimulator Zalo { get; }

    public ZaloPlatform Platform => Zalo.Platform;

    /// <summary>Both started, the consent given on their pages.</summary>
    public static async Task<ZaloSite> OpenAsync(CancellationToken cancellationToken)
    {
        var options = new ZaloSimulatorOptions
        {
            CallsPerMinute = int.MaxValue, // the real limit would be what is measured
            AnswerWithin = TimeSpan.FromSeconds(20), // on a busy machine too a message is either taken or not; how soon is the benchmark's to say
        };
        var zalo = await ZaloSimulator.StartAsync(options, time: null, cancellationToken);
        var settings = new Dictionary<string, string>
        {
            ["Zalo__AppId"] = options.AppId,
            ["Zalo__AppSecret"] = options.AppSecret,
            ["Zalo__OaId"] = options.OaId,
            ["Zalo__OaSecretKey"] = options.OaSecretKey,
            ["Zalo__ApiUrl"] = zalo.Address.ToString(),
            ["Zalo__OAuthUrl"] = zalo.Address.ToString(),
            ["Zalo__Timeout"] = "00:00:02", // what was under way when the service died waits for its lease, which is a multiple of this
        };
        var site = new ZaloSite(new ServerProcess(settings), zalo);
        site.Server.Set("Zalo__RedirectUrl", new Uri(site.Server.Address, "/admin/zalo/callback").ToString());
        await site.Server.StartAsync(cancellationToken);
        site.Platform.Webhooks.Address = new Uri(site.Server.Address, "/api/zalo/webhook");
        using var admin = await StaffClient.FirstAdministratorAsync(site.Server.Address, () => site.Server.Output, cancellationToken);
        var ended = await admin.ConsentAtZaloAsync(cancellationToken);
        if (!ended.Query.Contains("result=consented", StringComparison.Ordinal)) throw new InvalidOperationException($"The consent ended at {ended}.");
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        await Zalo.DisposeAsync();
        Server.Dispose();
    }
}
