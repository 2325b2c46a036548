using System.Globalization;
using Microsoft.Extensions.Options;
using VinhPhong.Bot.Conversations;

namespace VinhPhong.Bot.Channels.DirectLine;

/// <summary>Starting a conversation and coming back to it.</summary>
internal static class ConversationEndpoints
{
    private const string FromTheBeginning = "0";
    private const int LongestLocale = 20;

    public static async Task<IResult> StartAsync(
        HttpContext context, DirectLineTokens tokens, PublicAddress address, Inbox inbox, ConversationMetrics metrics, IOptions<DirectLineOptions> options, CancellationToken cancellationToken)
    {
        var caller = CallerFilter.Of(context);
        var (body, problem) = await JsonBody.ReadAsync(context.Request, cancellationToken);
        if (problem is not null) return DirectLineErrors.BadArgument(problem);
        var chosen = body.Text("user", "id");
        if (caller.UserId is null && chosen?.StartsWith(TokenEndpoints.TrustedIdPrefix, StringComparison.Ordinal) == true && caller != Caller.Server)
            return DirectLineErrors.BadArgument($"Only a token can name a user that begins with \"{TokenEndpoints.TrustedIdPrefix}\".");
        var conversationId = caller.ConversationId ?? RandomId.New();
        var locale = body.Text("locale") is { Length: <= LongestLocale } given ? given : null;
        var started = await inbox.StartAsync(new StartConversation(conversationId, DirectLineActivities.Channel, caller.UserId ?? (caller == Caller.Server ? chosen : null), locale), cancellationToken);
        if (started is null)
        {
            metrics.Refused("full");
            return DirectLineErrors.Busy(context, TimeSpan.FromSeconds(1));
        }
        if (started == Started.Forgotten) return DirectLineErrors.Expired;
        var holder = caller == Caller.Server ? new Caller(conversationId, chosen, options.Value.TrustedOrigins) : caller;
        return Results.Json(Body(context, tokens, address, holder, conversationId, FromTheBeginning), statusCode: started == Started.New ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    /// <summary>No watermark: only what is new. An empty one comes from a client that has received nothing yet: everything, or it would miss the welcome.</summary>
    public static async Task<IResult> ReconnectAsync(HttpContext context, string conversationId, DirectLineTokens tokens, PublicAddress address, ConversationReader reader, IOptions<DirectLineOptions> options, CancellationToken cancellationToken)
    {
        var caller = CallerFilter.Of(context);
        if (await reader.FindAsync(conversationId, cancellationToken) is not { ForgottenAt: null } conversation) return DirectLineErrors.NoConversation;
        var given = context.Request.Query["watermark"];
        if (!Watermark.TryRead(given, ifMissing: conversation.LastSequence, out var watermark)) return DirectLineErrors.BadArgument(Watermark.Problem);
        var holder = caller.ConversationId is null ? new Caller(conversationId, conversation.UserId, options.Value.TrustedOrigins) : caller;
        return Results.Json(Body(context, tokens, address, holder, conversationId, watermark.ToString(CultureInfo.InvariantCulture)));
    }

    private static TokenEndpoints.TokenBody Body(HttpContext context, DirectLineTokens tokens, PublicAddress address, Caller holder, string conversationId, string watermark) => new(
        conversationId,
        tokens.Issue(conversationId, holder.UserId, holder.Origins),
        tokens.SecondsValid,
        address.StreamOf(context.Request, conversationId, watermark, tokens.IssueTicket(holder, conversationId)));
}
