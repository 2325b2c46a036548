using Microsoft.Extensions.Options;

namespace VinhPhong.Bot.Channels.Zalo.Receiving;

/// <summary>Where the platform tells what happened. Stores, acknowledges, and leaves all else for afterwards: after two seconds the platform calls us broken.</summary>
internal static partial class ZaloWebhook
{
    public const string Path = "/api/zalo/webhook";

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>The logger's name.</summary>
    internal sealed class Category;

    public static async Task<IResult> ReceiveAsync(HttpContext context, ZaloInbox inbox, ZaloMetrics metrics, IOptions<ZaloOptions> options, ILogger<Category> logger, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var (bytes, tooBig) = await RequestBytes.ReadAsync(context.Request, settings.LargestEvent, cancellationToken);
        if (tooBig) return Refused("too-big", StatusCodes.Status413PayloadTooLarge);
        if (string.IsNullOrEmpty(settings.OaSecretKey))
        {
            Log.NoSecret(logger);
            metrics.Event("any", "dropped"); // the console tests the address before it shows the key
            return Results.Ok();
        }
        if (!ZaloEvent.TryRead(bytes, out var read)) return Refused("malformed", StatusCodes.Status400BadRequest);
        if (!ZaloSignature.IsGood(context.Request.Headers[ZaloSignature.Header], read.AppId ?? settings.AppId!, bytes.Span, read.Timestamp, settings.OaSecretKey)) return Refused("forged", StatusCodes.Status403Forbidden);
        if (read.AppId is { } app && app != settings.AppId) return Refused("other-app", StatusCodes.Status403Forbidden);
        if (read.OaId is { } account && account != settings.OaId)
        {
            metrics.Event("any", "other-account");
            return Results.Ok(); // one address serves all accounts of an application; this one is not ours
        }
        var outcome = await inbox.TakeAsync(read, cancellationToken);
        metrics.Event(outcome == ZaloOutcome.Unknown ? "unknown" : read.Name, outcome.ToString().ToLowerInvariant());
        if (outcome != ZaloOutcome.Full) return Results.Ok();
        context.Response.Headers.RetryAfter = ((int)RetryAfter.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);

        IResult Refused(string why, int status)
        {
            metrics.Event("any", why);
            Log.Refused(logger, why);
            return Results.StatusCode(status);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "An event of Zalo was refused: {Why}; nothing of it was kept")]
        public static partial void Refused(ILogger logger, string why);

        [LoggerMessage(Level = LogLevel.Warning, Message = "An event of Zalo was acknowledged and dropped, because Zalo:OaSecretKey is not set yet")]
        public static partial void NoSecret(ILogger logger);
    }
}
