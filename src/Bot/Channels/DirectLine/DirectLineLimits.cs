using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace VinhPhong.Bot.Channels.DirectLine;

/// <summary>How often one conversation, or one address, may do what costs something. Reading is never limited: clients take a refused poll for the end.</summary>
internal static class DirectLineLimits
{
    public const string Starts = "directline-starts";
    public const string Posts = "directline-posts";
    public const string Uploads = "directline-uploads";

    private const int SecondsInMinute = 60;

    public static void Add(RateLimiterOptions limiter, DirectLineOptions options)
    {
        limiter.AddPolicy(Starts, context => Bucket("a" + AddressOf(context), options.StartsPerMinutePerAddress));
        limiter.AddPolicy(Posts, context => Bucket("p" + context.Request.RouteValues["conversationId"], options.PostsPerMinute));
        limiter.AddPolicy(Uploads, context => Bucket("u" + context.Request.RouteValues["conversationId"], options.UploadsPerMinute));
        limiter.OnRejected = async (context, _) =>
        {
            context.HttpContext.RequestServices.GetRequiredService<Conversations.ConversationMetrics>().Refused("rate");
            var retryAfter = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? time : TimeSpan.FromSeconds(1);
            await DirectLineErrors.Busy(context.HttpContext, retryAfter).ExecuteAsync(context.HttpContext);
        };
    }

    private static RateLimitPartition<string> Bucket(string key, int perMinute) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = perMinute,
        TokensPerPeriod = Math.Max(1, perMinute / SecondsInMinute),
        ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, SecondsInMinute / perMinute)),
        AutoReplenishment = true,
        QueueLimit = 0,
    });

    /// <summary>One household has a whole /64 of IPv6 addresses, and counts as one.</summary>
    private static string AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetwork) return address.ToString();
        return new IPAddress([.. address.GetAddressBytes().AsSpan(0, 8), 0, 0, 0, 0, 0, 0, 0, 0]).ToString();
    }
}
