namespace VinhPhong.Bot.Channels.DirectLine;

/// <summary>The WebSocket of a conversation, opened with a ticket.</summary>
internal static class StreamEndpoint
{
    public static async Task OpenAsync(HttpContext context, string conversationId, DirectLineTokens tokens, DirectLineStream stream)
    {
        var refusal = !context.WebSockets.IsWebSocketRequest ? DirectLineErrors.BadArgument("A WebSocket is expected here.")
            : !Watermark.TryRead(context.Request.Query["watermark"], 0, out _) ? DirectLineErrors.BadArgument(Watermark.Problem)
            : null;
        if (refusal is null)
        {
            var caller = await tokens.UseTicketAsync(context.Request.Query["t"].ToString());
            if (caller?.ConversationId != conversationId) refusal = DirectLineErrors.Expired;
            else if (!caller.Trusts(CallerFilter.Origin(context.Request))) refusal = DirectLineErrors.OriginNotAllowed;
        }
        if (refusal is not null)
        {
            await refusal.ExecuteAsync(context);
            return;
        }
        _ = Watermark.TryRead(context.Request.Query["watermark"], 0, out var watermark);
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await stream.RunAsync(socket, conversationId, watermark, context.RequestAborted);
    }
}
