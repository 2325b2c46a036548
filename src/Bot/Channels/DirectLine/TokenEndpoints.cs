using Microsoft.Extensions.Options;
using VinhPhong.Bot.Conversations;

namespace VinhPhong.Bot.Channels.DirectLine;

/// <summary>Tokens: generated for a server with a secret, refreshed for who holds one.</summary>
internal static class TokenEndpoints
{
    /// <summary>Ids that we put into tokens carry it, ids that clients choose must not (Direct Line, "Authentication").</summary>
    public const string TrustedIdPrefix = "dl_";

    private const int LongestId = 200;

    /// <summary>The answer to token calls; a started conversation adds <paramref name="StreamUrl"/>.</summary>
    internal sealed record TokenBody(string ConversationId, string Token, [property: System.Text.Json.Serialization.JsonPropertyName("expires_in")] int ExpiresIn,
        [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)] string? StreamUrl = null);

    public static async Task<IResult> GenerateAsync(HttpContext context, DirectLineTokens tokens, IOptions<DirectLineOptions> options, CancellationToken cancellationToken)
    {
        if (CallerFilter.Of(context) != Caller.Server) return DirectLineErrors.SecretNeeded;
        var (body, problem) = await JsonBody.ReadAsync(context.Request, cancellationToken);
        if (problem is not null) return DirectLineErrors.BadArgument(problem);
        var user = body.Text("user", "id");
        if (user is not null && (!user.StartsWith(TrustedIdPrefix, StringComparison.Ordinal) || user.Length > LongestId))
            return DirectLineErrors.BadArgument($"\"user.id\" must begin with \"{TrustedIdPrefix}\" and have at most {LongestId} characters.");
        var origins = body.Texts("trustedOrigins") is { Count: > 0 } given ? given : options.Value.TrustedOrigins;
        var conversationId = RandomId.New();
        return Results.Json(new TokenBody(conversationId, tokens.Issue(conversationId, user, origins), tokens.SecondsValid));
    }

    public static async Task<IResult> RefreshAsync(HttpContext context, DirectLineTokens tokens, ConversationReader reader, CancellationToken cancellationToken)
    {
        var caller = CallerFilter.Of(context);
        if (caller.ConversationId is not { } conversationId) return DirectLineErrors.BadArgument("A secret cannot be refreshed, only a token.");
        // Forgotten is the one thing that revokes a token.
        if (await reader.FindAsync(conversationId, cancellationToken) is { ForgottenAt: not null }) return DirectLineErrors.Expired;
        return Results.Json(new TokenBody(conversationId, tokens.Issue(conversationId, caller.UserId, caller.Origins), tokens.SecondsValid));
    }
}
