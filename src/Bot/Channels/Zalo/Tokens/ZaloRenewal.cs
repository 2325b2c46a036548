using Microsoft.Extensions.Options;
using VinhPhong.Bot.Channels.Zalo.Receiving;
using VinhPhong.Bot.Channels.Zalo.Sending;

namespace VinhPhong.Bot.Channels.Zalo.Tokens;

/// <summary>Renews the access token well before it runs out, and warns well before the authorisation does.</summary>
internal sealed partial class ZaloRenewal(ZaloTokens tokens, ZaloSent sent, ZaloMetrics metrics, TimeProvider time, IOptions<ZaloOptions> options, ILogger<ZaloRenewal> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WarnEvery = TimeSpan.FromHours(12);

    /// <summary>Of a token's life, what has passed when it is renewed: 20 of 25 hours.</summary>
    private const double RenewedAfter = 0.8;

    private DateTimeOffset warnedAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.IsSet) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
                await sent.SweepAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) // the edge: it is looked at again in a minute
            {
                Log.LookFailed(logger, failure);
            }
            await Task.Delay(LookEvery, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var account = await tokens.FindAsync(cancellationToken);
        var now = time.GetUtcNow();
        var left = account is { Problem: null, AuthorisedUntil: { } until } ? until - now : TimeSpan.Zero;
        metrics.Authorised(left.TotalDays);
        if (account is { Problem: null, IssuedAt: { } issued, ExpiresAt: { } expires } && now - issued >= (expires - issued) * RenewedAfter && await tokens.AccessAsync(cancellationToken) is { } access)
            await tokens.RenewAsync(access, cancellationToken);
        if (left > options.Value.WarnBefore || now - warnedAt < WarnEvery) return;
        warnedAt = now;
        if (left <= TimeSpan.Zero) Log.NotAuthorised(logger);
        else Log.EndsSoon(logger, (int)left.TotalDays);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Critical, Message = "Zalo does not authorise us: nothing reaches residents there. An administrator has to consent at /admin/zalo")]
        public static partial void NotAuthorised(ILogger logger);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The authorisation of the Zalo account ends in {Days} days; an administrator should consent anew at /admin/zalo")]
        public static partial void EndsSoon(ILogger logger, int days);

        [LoggerMessage(Level = LogLevel.Error, Message = "The tokens of Zalo could not be looked after; they are looked at again in a minute")]
        public static partial void LookFailed(ILogger logger, Exception failure);
    }
}
