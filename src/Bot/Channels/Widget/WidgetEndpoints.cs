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
        routes.MapGet("/widget/notices", NoticesAsync).AllowAnonymous().RequireCors(CorsPolicy.Name);
        routes.MapGet("/", (IWebHostEnvironment environment) => Page(environment, "index.html")).AllowAnonymous();
        routes.MapGet("/embed", (IWebHostEnvironment environment) => Page(environment, "embed.html")).AllowAnonymous();
    }

    private static IResult Page(IWebHostEnvironment environment, string name)
    {
        var file = environment.WebRootFileProvider.GetFileInfo(name);
        return file.Exists ? Results.Stream(file.CreateReadStream(), "text/html; charset=utf-8", lastModified: file.LastModified) : Results.NotFound();
    }

    private sealed record NoticeBody(string Text);

    /// <summary>What stands above every chat now: the same for everybody.</summary>
    private static async Task<IResult> NoticesAsync(HttpContext context, ChatNotices notices, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json((await notices.NowAsync(cancellationToken)).Select(notice => new NoticeBody(notice.Text)));
    }

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
