using Microsoft.Extensions.Options;

namespace VinhPhong.Bot.Channels.DirectLine;

/// <summary>Lets a call through only if its token is good, for this conversation, and used by a page it was made for.</summary>
internal sealed class CallerFilter(DirectLineTokens tokens, IOptions<DirectLineOptions> options) : IEndpointFilter
{
    private const string Scheme = "Bearer ";

    public static Caller Of(HttpContext context) => (Caller)context.Items[typeof(Caller)]!;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.Ordinal)) return DirectLineErrors.NoToken;
        var bearer = header[Scheme.Length..].Trim();
        var caller = Caller.Server;
        if (!tokens.IsSecret(bearer))
        {
            // An ended token can be exchanged for a while, but used for nothing else.
            var grace = context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<EndedTokenAccepted>() is null ? TimeSpan.Zero : options.Value.RefreshGrace;
            var (holder, problem) = await tokens.ReadAsync(bearer, grace);
            if (problem == DirectLineTokens.Problem.Expired) return DirectLineErrors.Expired;
            if (holder is null) return DirectLineErrors.NoToken;
            caller = holder;
        }
        if (request.RouteValues["conversationId"] is string conversationId && !caller.MayUse(conversationId)) return DirectLineErrors.OtherConversation;
        if (!caller.Trusts(Origin(request))) return DirectLineErrors.OriginNotAllowed;
        context.HttpContext.Items[typeof(Caller)] = caller;
        return await next(context);
    }

    public static string? Origin(HttpRequest request) => request.Headers.Origin.Count == 0 ? null : request.Headers.Origin.ToString();
}

/// <summary>Marks the endpoint where a token that has just ended is still good.</summary>
internal sealed record EndedTokenAccepted;
