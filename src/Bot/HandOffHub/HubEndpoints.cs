using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Conversations;

namespace VinhPhong.Bot.HandOffHub;

/// <summary>Where the hub says what its agents do. Open to everybody who can sign, and to nobody else.</summary>
internal static class HubEndpoints
{
    public const string Path = "/api/handoff-hub/activities";

    private const int LargestBody = 256 * 1024;
    private const int LongestText = 4000;
    private const int LongestId = 200;

    private static readonly string[] EndingStates = ["completed", "failed"];

    /// <summary>What was done with it: <c>done</c>, or <c>ignored</c> because it came before or asks for nothing.</summary>
    private sealed record ResultBody(string? Id, string Result);

    private sealed class BodyLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => LargestBody;
    }

    public static void MapHandOffHub(this IEndpointRouteBuilder routes, HandOffHubOptions options)
    {
        if (options.IsSet) routes.MapPost(Path, ReceiveAsync).AllowAnonymous().WithMetadata(new BodyLimit());
    }

    private static async Task<IResult> ReceiveAsync(HttpContext context, HubSignature signature, ConversationReader reader, ConversationWriter writer, ConversationChanges changes, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, cancellationToken);
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        string? signed = context.Request.Headers[HubSignature.SignatureHeader];
        switch (signature.Check(context.Request.Headers[HubSignature.TimestampHeader], signed, bytes.Span))
        {
            case SignatureCheck.Missing: return HubErrors.NotSigned;
            case SignatureCheck.Wrong: return HubErrors.WronglySigned;
            case SignatureCheck.Stale: return HubErrors.Stale;
        }
        if (!ActivityJson.TryRead(bytes.Span, out var activity, out var problem)) return HubErrors.BadArgument(problem);
        if (activity.Conversation?.Id is not { Length: > 0 } conversationId) return HubErrors.BadArgument("The activity has no \"conversation\": {\"id\"}.");
        if (activity.Id?.Length > LongestId) return HubErrors.BadArgument($"The activity's \"id\" has more than {LongestId} characters.");
        var id = string.IsNullOrEmpty(activity.Id) ? signed! : activity.Id; // without an id the same call is known by its signature
        var agent = HubAgent.Of(activity.From, context.Connection.RemoteIpAddress?.ToString());
        if (activity.Type == ActivityTypes.Typing)
        {
            if (await HasAsync(reader, conversationId, cancellationToken)) changes.AnnounceTyping(conversationId, agent.Officer.Account);
            return Ignored(activity.Id);
        }
        var (write, wrong) = WriteOf(activity, conversationId, id, agent);
        if (wrong is not null) return HubErrors.BadArgument(wrong);
        return write is null ? Ignored(activity.Id) : Answer(activity.Id, await writer.WriteAsync(write, cancellationToken));
    }

    /// <summary>What an activity asks for; nothing for states and types that we do not serve, which the protocol wants accepted.</summary>
    private static (HubWrite? Write, string? Problem) WriteOf(Activity activity, string conversationId, string id, HubAgent agent)
    {
        if (activity.Type == ActivityTypes.Message)
        {
            var links = Links(activity.Attachments);
            if (activity.Text?.Length > LongestText) return (null, $"\"text\" has {activity.Text.Length} characters; at most {LongestText} are taken.");
            if (string.IsNullOrWhiteSpace(activity.Text) && links.Count == 0) return (null, "The message has neither \"text\" nor an attachment with an https \"contentUrl\".");
            return (new HubSays(conversationId, id, agent, activity.Text ?? "", links) { Act = new(agent.Officer, "hub.say") }, null);
        }
        if (activity is not { Type: ActivityTypes.Event, Name: "handoff.status" }) return (null, null);
        return (TextOf(activity.Value, "state"), TextOf(activity.Value, "reference")) switch
        {
            (null, _) => (null, "The event has no \"value\": {\"state\"}."),
            ("accepted", var reference) => (new HubAccepts(conversationId, id, reference, agent) { Act = new(agent.Officer, "hub.accept") }, null),
            (var state, var reference) when EndingStates.Contains(state) => (new HubEnds(conversationId, id, reference, failed: state == "failed") { Act = new(agent.Officer, "hub.end", state) }, null),
            _ => (null, null),
        };
    }

    /// <summary>What a resident may open: addresses with TLS. Content of other kinds nobody here has looked at.</summary>
    private static IReadOnlyList<Attachment> Links(IReadOnlyList<Attachment>? attachments) =>
        [.. (attachments ?? []).Where(one => Uri.TryCreate(one.ContentUrl, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps)
            .Select(one => new Attachment { ContentType = one.ContentType, ContentUrl = one.ContentUrl, Name = one.Name })];

    private static string? TextOf(JsonElement? value, string name) =>
        value is { ValueKind: JsonValueKind.Object } fields && fields.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String ? field.GetString() : null;

    private static async Task<bool> HasAsync(ConversationReader reader, string conversationId, CancellationToken cancellationToken) =>
        await reader.FindAsync(conversationId, cancellationToken) is { HandOff: not null } conversation && await reader.IsAtHubAsync(conversation.HandOff, cancellationToken);

    private static IResult Ignored(string? id) => Results.Json(new ResultBody(id, "ignored"));

    private static IResult Answer(string? id, HubResult result) => result switch
    {
        HubResult.Done => Results.Json(new ResultBody(id, "done")),
        HubResult.Ignored => Ignored(id),
        HubResult.NoHandOff => HubErrors.NoHandOff,
        HubResult.OtherHandOff => HubErrors.OtherHandOff,
        _ => HubErrors.NoConversation,
    };
}
