using VinhPhong.Bot.Channels.Zalo.Elsewhere;
using VinhPhong.Bot.Channels.Zalo.Files;
using VinhPhong.Bot.Channels.Zalo.Receiving;
using VinhPhong.Bot.Channels.Zalo.Sending;
using VinhPhong.Bot.Channels.Zalo.Tokens;

namespace VinhPhong.Bot.Channels.Zalo;

/// <summary>The Zalo channel: what it is made of, and where it is reached. Off without an application id.</summary>
internal static class ZaloSetup
{
    public static void AddZalo(this IServiceCollection services, ZaloOptions options)
    {
        // A redirect would carry a token to an address that nobody has set.
        services.AddHttpClient<ZaloApi>(client => (client.BaseAddress, client.Timeout) = (options.ApiUrl, options.Timeout)).ConfigurePrimaryHttpMessageHandler(Plain);
        services.AddHttpClient<ZaloOAuth>(client => (client.BaseAddress, client.Timeout) = (options.OAuthUrl, options.Timeout)).ConfigurePrimaryHttpMessageHandler(Plain);
        services.AddHttpClient<ZaloFileFetch>(client => client.Timeout = Timeout.InfiniteTimeSpan).ConfigurePrimaryHttpMessageHandler(() => ZaloFileFetch.Handler(new ZaloFileHosts(options.FileHosts))); // the time is that of the whole file, not only of its first byte
        services.AddSingleton<ZaloMetrics>();
        services.AddSingleton<ZaloConversations>();
        services.AddSingleton<ZaloSent>();
        services.AddSingleton<ZaloChoices>();
        services.AddSingleton<ZaloOwnWords>();
        services.AddSingleton<ZaloEchoes>();
        services.AddSingleton<ZaloConsole>();
        services.AddSingleton<ZaloInbox>();
        services.AddSingleton<ZaloTokens>();
        services.AddSingleton<ZaloSender>();
        if (!options.IsSet) return;
        services.AddHostedService<ZaloDelivery>();
        services.AddHostedService<ZaloRenewal>();
        services.AddHostedService<ZaloEchoWatch>();
        services.AddHostedService<ZaloFiles>();
    }

    public static void MapZalo(this IEndpointRouteBuilder routes, ZaloOptions options)
    {
        if (!options.IsSet) return;
        routes.MapPost(ZaloWebhook.Path, ZaloWebhook.ReceiveAsync).AllowAnonymous(); // who sends it is proved by its signature
        routes.MapZaloConsent();
        if (options.VerifierCode is { } code) routes.MapGet($"/zalo_verifier{code}.html", () => Results.Text($"<html><head><meta name=\"zalo-platform-site-verification\" content=\"{code}\" /></head><body></body></html>", "text/html")).AllowAnonymous();
    }

    private static SocketsHttpHandler Plain() => new() { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) };
}
