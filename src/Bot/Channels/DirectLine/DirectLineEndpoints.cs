namespace VinhPhong.Bot.Channels.DirectLine;

/// <summary>Direct Line 3.0, served by ourselves. Facts: docs.microsoft.com, "Direct Line API 3.0", and the official clients.</summary>
internal static class DirectLineEndpoints
{
    public const string Path = "/v3/directline";

    public static void MapDirectLine(this IEndpointRouteBuilder routes)
    {
        var open = routes.MapGroup(Path).AllowAnonymous().RequireCors(CorsPolicy.Name); // the filter below asks for a token
        open.MapGet("conversations/{conversationId}/stream", StreamEndpoint.OpenAsync);

        open.Map("{**rest}", () => DirectLineErrors.Error(StatusCodes.Status404NotFound, "NotFound", "There is no such call."));

        var called = open.MapGroup("").AddEndpointFilter<CallerFilter>();
        called.MapPost("tokens/generate", TokenEndpoints.GenerateAsync).RequireRateLimiting(DirectLineLimits.Starts);
        called.MapPost("tokens/refresh", TokenEndpoints.RefreshAsync).WithMetadata(new EndedTokenAccepted());
        called.MapPost("conversations", ConversationEndpoints.StartAsync).RequireRateLimiting(DirectLineLimits.Starts);
        called.MapGet("conversations/{conversationId}", ConversationEndpoints.ReconnectAsync);
        called.MapGet("conversations/{conversationId}/activities", ActivityEndpoints.PollAsync);
        called.MapPost("conversations/{conversationId}/activities", ActivityEndpoints.PostAsync).RequireRateLimiting(DirectLineLimits.Posts);
        called.MapPost("conversations/{conversationId}/upload", ActivityEndpoints.UploadAsync).RequireRateLimiting(DirectLineLimits.Uploads).DisableAntiforgery();
        called.MapGet("conversations/{conversationId}/attachments/{fileId}", ActivityEndpoints.AttachmentAsync);
    }
}
