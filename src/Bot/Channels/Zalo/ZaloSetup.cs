using Microsoft.Extensions.Http.Resilience;
using Polly;
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
        services.AddHttpClient<ZaloApi>(client => (client.BaseAddress, client.Timeout) = (options.ApiUrl, options.Timeout)).ConfigurePrimaryHttpMessageHandler(Plain)
            .AddResilienceHandler("reads", calls => calls.AddRetry(Reads()));
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

    /// <summary>What only reads is asked again at once, within the time of the call. What sends never is: it may have arrived.</summary>
    private static HttpRetryStrategyOptions Reads()
    {
        var retry = new HttpRetryStrategyOptions { MaxRetryAttempts = 2, Delay = TimeSpan.FromMilliseconds(200), BackoffType = DelayBackoffType.Exponential, UseJitter = true };
        retry.DisableForUnsafeHttpMethods();
        return retry;
    }

    private static SocketsHttpHandler Plain() => new() { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) };
}
