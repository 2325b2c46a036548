using VinhPhong.Bot.Accounts;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.HandOffs;

namespace VinhPhong.Bot.Desk;

/// <summary>The desk for programs, and the files of residents for officers. Every call names its door; what a call may change is decided in the store.</summary>
internal static class DeskEndpoints
{
    /// <summary>A form of another site cannot set a header, and a script of another site may not: so a cookie alone changes nothing.</summary>
    public const string Header = "X-VinhPhong-Desk";

    private sealed record SayBody(string Text);

    private sealed record EndBody(HandOffEnding Ending);

    private sealed record PassBody(string Office);

    public static void MapDesk(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/api/desk").RequireAuthorization(Doors.Desk);
        desk.MapGet("/open", async (DeskReader reader, CancellationToken cancellationToken) => Results.Json(await reader.OpenAsync(cancellationToken)));
        desk.MapGet("/files/{conversationId}/{fileId}", FileAsync);
        var change = desk.MapGroup("").AddEndpointFilter(HeaderNeeded);
        change.MapPost("/seen", async (HttpContext context, Presences presences, CancellationToken cancellationToken) =>
        {
            await presences.SeenAsync(Who(context), context.User.Offices(), cancellationToken);
            return Results.NoContent();
        });
        change.MapPost("/{conversationId}/claim", async (HttpContext context, string conversationId, DeskQueue queue, CancellationToken cancellationToken) =>
            Answer(await queue.ClaimAsync(Who(context), conversationId, cancellationToken)));
        change.MapPost("/{conversationId}/say", async (HttpContext context, string conversationId, DeskQueue queue, CancellationToken cancellationToken) =>
            await BodyAsync<SayBody>(context, cancellationToken) is not { Text.Length: > 0 and <= DeskQueue.LongestMessage } body || string.IsNullOrWhiteSpace(body.Text)
                ? Wrong($"\"text\" must have 1 to {DeskQueue.LongestMessage} characters.")
                : Answer(await queue.SayAsync(Who(context), conversationId, body.Text, cancellationToken)));
        change.MapPost("/{conversationId}/pass", async (HttpContext context, string conversationId, DeskQueue queue, CancellationToken cancellationToken) =>
            await BodyAsync<PassBody>(context, cancellationToken) is not { } body || !VinhPhong.Knowledge.Wording.Offices.All.Contains(body.Office)
                ? Wrong($"\"office\" must be one of {string.Join(", ", VinhPhong.Knowledge.Wording.Offices.All)}.")
                : Answer(await queue.PassToOfficeAsync(Who(context), conversationId, body.Office, cancellationToken)));
        change.MapPost("/{conversationId}/end", async (HttpContext context, string conversationId, DeskQueue queue, CancellationToken cancellationToken) =>
            await BodyAsync<EndBody>(context, cancellationToken) is not { } body || !Enum.IsDefined(body.Ending)
                ? Wrong("\"ending\" must be the number of an ending.")
                : Answer(await queue.EndAsync(Who(context), conversationId, body.Ending, cancellationToken)));
    }

    private static IResult Wrong(string problem) => Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest);

    /// <summary>Read here and not by the framework, which would tell a stranger what is wrong with a body before asking who it is.</summary>
    private static async Task<TBody?> BodyAsync<TBody>(HttpContext context, CancellationToken cancellationToken)
        where TBody : class
    {
        try
        {
            return await context.Request.ReadFromJsonAsync<TBody>(cancellationToken);
        }
        catch (Exception unreadable) when (unreadable is System.Text.Json.JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ValueTask<object?> HeaderNeeded(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.Headers.ContainsKey(Header) ? next(context) : ValueTask.FromResult<object?>(Results.Problem($"The header {Header} is missing.", statusCode: StatusCodes.Status400BadRequest));

    private static OfficerAtDesk Who(HttpContext context) => new(context.User.OfficerId(), context.User.DisplayName()) { Address = context.Connection.RemoteIpAddress?.ToString() };

    private static IResult Answer(ClaimResult result) => result switch
    {
        ClaimResult.Claimed claimed => Results.Json(claimed),
        ClaimResult.HeldBy held => Results.Json(held, statusCode: StatusCodes.Status409Conflict),
        _ => Results.NotFound(),
    };

    private static IResult Answer(DeskResult result) => result switch
    {
        DeskResult.Done => Results.NoContent(),
        DeskResult.NotYours => Results.Conflict(),
        _ => Results.NotFound(),
    };

    /// <summary>A file of a conversation; a browser must not run anything in it.</summary>
    private static async Task<IResult> FileAsync(HttpContext context, string conversationId, string fileId, ConversationReader reader, Uploads uploads, CancellationToken cancellationToken)
    {
        if (await reader.FileAsync(conversationId, fileId, cancellationToken) is not { } file) return Results.NotFound();
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        context.Response.Headers.CacheControl = "private, no-store";
        return Results.Stream(uploads.Open(file.Id), file.ContentType);
    }
}
