using Microsoft.AspNetCore.Cors.Infrastructure;

namespace VinhPhong.Bot.Channels.DirectLine;

/// <summary>
/// Pages of any origin may call: no cookie is involved, and a token names the origins it was made for. The headers are those that the official
/// clients ask for; <c>*</c> would not cover Authorization (Fetch standard).
/// </summary>
internal static class CorsPolicy
{
    public const string Name = "directline";

    public static void Build(CorsPolicyBuilder policy) => policy
        .AllowAnyOrigin()
        .WithMethods("GET", "POST")
        .WithHeaders("Authorization", "Content-Type", "x-ms-bot-agent", "x-requested-with")
        .WithExposedHeaders("Retry-After")
        .SetPreflightMaxAge(TimeSpan.FromDays(1));
}
