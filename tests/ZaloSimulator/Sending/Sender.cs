using System.Text.Json;
using System.Text.Json.Nodes;
using VinhPhong.Simulators.Zalo.Chats;
using VinhPhong.Simulators.Zalo.Webhooks;

namespace VinhPhong.Simulators.Zalo.Sending;

/// <summary>Takes a message of the app: may this account, is it well formed, is the window open; then it is in the chat.</summary>
internal sealed class Sender(ZaloPlatform platform)
{
    private readonly World world = platform.World;

    public async Task<Reply> SendAsync(HttpContext context, string endpoint)
    {
        JsonObject? body;
        try
        {
            body = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            body = null;
        }
        if (body is null) return Reply.FieldInvalid("body");
        try
        {
            lock (world.Gate) return Send(body, endpoint);
        }
        catch (RefusedException refused)
        {
            return refused.Reply;
        }
    }

    private Reply Send(JsonObject body, string endpoint)
    {
        var recipient = MessageReader.Object(body, "recipient");
        if (body["sender_action"] is JsonObject action && endpoint == SendingEndpoints.V2) return React(recipient, action);
        var anonymous = recipient["anonymous_id"] is not null;
        if (Closed(endpoint, anonymous) is { } closed) return closed;
        var resident = Recipient(recipient, anonymous);
        var outgoing = new MessageReader(world).Read(MessageReader.Object(body, "message"));
        if (endpoint == SendingEndpoints.V3 && !world.Options.ButtonsOnV3 && (outgoing.Buttons.Count > 0 || outgoing.Kind == "list")) return Reply.Refused(ZaloError.TypeNotSupported);
        var window = anonymous || (endpoint == SendingEndpoints.V2 && !world.Options.WindowOnV2) ? new Window(0, null, Charged: false, FromPackage: false) : Window.For(resident, world);
        if (window.Error != 0) return Reply.Refused(window.Error, residentId: resident.Id);
        return Deliver(resident, outgoing, window, endpoint);
    }

    private Reply? Closed(string endpoint, bool anonymous) => (endpoint, world.OaType) switch
    {
        (SendingEndpoints.V3, OaType.Government) => Reply.Refused(ZaloError.AccountNotSupported),
        (SendingEndpoints.V2, OaType.Business) when !anonymous => Reply.Refused(ZaloError.OldEndpointClosed),
        _ => null,
    };

    private Resident Recipient(JsonObject recipient, bool anonymous)
    {
        if (anonymous)
        {
            var guest = world.Chats.Find(MessageReader.Text(recipient, "anonymous_id"));
            var conversation = MessageReader.Text(recipient, "conversation_id");
            return guest?.AnonymousConversation is { } known && known == conversation ? guest : throw RefusedException.Field("conversation_id");
        }
        if (recipient["message_id"] is not null)
        {
            var answered = world.Chats.FindMessage(MessageReader.Text(recipient, "message_id"));
            return answered is { By: Author.Resident } ? world.Chats.Get(answered.ResidentId) : throw RefusedException.Field("message_id");
        }
        var resident = world.Chats.Find(MessageReader.Text(recipient, "user_id"));
        return resident is { AnonymousConversation: null } ? resident : throw RefusedException.Field("user_id");
    }

    private Reply Deliver(Resident resident, Outgoing outgoing, Window window, string endpoint)
    {
        if (window.FromPackage) world.PackageMessagesLeft--;
        world.Chats.Keep(resident with { SentSince = resident.SentSince + 1 });
        var message = new ChatMessage
        {
            Id = world.NewMessageId(),
            ResidentId = resident.Id,
            By = Author.Api,
            Kind = outgoing.Kind,
            Text = outgoing.Text,
            Attachment = outgoing.Attachment,
            Buttons = outgoing.Buttons,
            Elements = outgoing.Elements,
            QuotedId = outgoing.QuotedId,
            Endpoint = endpoint,
            Charged = window.Charged,
            Received = true,
            Time = world.Chats.Stamp(resident.Id, world.Now),
        };
        world.Chats.Add(message);
        platform.Log.Reached(message);
        return Reply.Done(Success(resident, message, window, endpoint)) with { ResidentId = resident.Id, After = Events(resident, message) };
    }

    private static JsonObject Success(Resident resident, ChatMessage message, Window window, string endpoint)
    {
        var data = new JsonObject { ["message_id"] = message.Id, [resident.AnonymousConversation is null ? "user_id" : "anonymous_id"] = resident.Id };
        if (endpoint == SendingEndpoints.V2) return data;
        data["sent_time"] = EventWriter.Stamp(message.Time);
        if (window.Quota is not null) data["quota"] = window.Quota;
        return data;
    }

    private List<WebhookEvent> Events(Resident resident, ChatMessage message)
    {
        var events = new EventWriter(world.Options);
        var after = new List<WebhookEvent>(2);
        if (platform.Webhooks.Echoes) after.Add(events.OaSent(resident, message));
        if (platform.Webhooks.Receipts && resident.AnonymousConversation is null) after.Add(events.Received(resident, message.Id, world.Chats.Stamp(resident.Id, world.Now)));
        return after;
    }

    /// <summary>An icon on a resident's message is no message: no account is refused and no window asked.</summary>
    private Reply React(JsonObject recipient, JsonObject action)
    {
        var resident = Recipient(recipient, anonymous: false);
        var (icon, messageId) = (MessageReader.Text(action, "react_icon"), MessageReader.Text(action, "react_message_id"));
        if (!Reactions.Contains(icon)) throw RefusedException.Field("react_icon");
        var message = world.Chats.FindMessage(messageId);
        if (message is null || message.ResidentId != resident.Id) throw RefusedException.Field("react_message_id");
        world.Chats.Change(message with { Reaction = icon == "/-remove" ? null : icon });
        return Reply.Done(new JsonObject { ["message_id"] = messageId, ["user_id"] = resident.Id }) with { ResidentId = resident.Id };
    }

    private static readonly HashSet<string> Reactions = new(StringComparer.Ordinal) { ":>", "--b", ":-((", "/-strong", "/-heart", ":-h", ":o", "/-remove" };
}
