using Microsoft.Extensions.Options;
using VinhPhong.Bot.Channels.DirectLine;
using VinhPhong.Bot.Conversations;

namespace VinhPhong.Bot.Channels.Widget;

/// <summary>The web widget: its script, the page to try it out, the page that documents it, and tokens for pages we trust.</summary>
internal static class WidgetEndpoints
{
    public static void MapWidget(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/widget/token", TokenAsync).AllowAnonymous().RequireCors(CorsPolicy.Name).RequireRateLimiting(DirectLineLimits.Starts);
        routes.MapStaticAssets().AllowAnonymous();
        routes.MapGet("/", () => Page("index.html")).AllowAnonymous();
        routes.MapGet("/embed", () => Page("embed.html")).AllowAnonymous();
    }

    private static IResult Page(string name) => Results.File(Path.Combine(AppContext.BaseDirectory, "wwwroot", name), "text/html; charset=utf-8");

    /// <summary>A token for a new conversation of a new resident, for pages of the service's own origin and the trusted ones.</summary>
    private static IResult TokenAsync(HttpContext context, DirectLineTokens tokens, PublicAddress address, IOptions<DirectLineOptions> options)
    {
        var origin = CallerFilter.Origin(context.Request);
        IReadOnlyList<string> trusted = [address.Of(context.Request), .. options.Value.TrustedOrigins];
        if (origin is not null && !trusted.Contains(origin, StringComparer.OrdinalIgnoreCase)) return DirectLineErrors.OriginNotAllowed;
        var conversationId = RandomId.New();
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new TokenEndpoints.TokenBody(conversationId, tokens.Issue(conversationId, TokenEndpoints.TrustedIdPrefix + RandomId.New(), trusted), tokens.SecondsValid));
    }
}
