using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using VinhPhong.Simulators.Zalo.Chats;
using VinhPhong.Simulators.Zalo.Sending;

namespace VinhPhong.Simulators.Zalo.Webhooks;

/// <summary>Writes events as the platform does: members in its order, ids and times as text, letters not escaped.</summary>
internal sealed class EventWriter(ZaloSimulatorOptions options)
{
    public WebhookEvent UserSent(Resident resident, ChatMessage message)
    {
        var content = new JsonObject();
        if (message.Attachment is { } attachment)
        {
            content["attachments"] = new JsonArray(new JsonObject { ["payload"] = Payload(attachment), ["type"] = attachment.Type });
            if (attachment.Type is "image" or "gif") content["text"] = message.Text;
        }
        else
        {
            content["text"] = message.Text;
        }
        if (message.QuotedId is not null) content["quote_msg_id"] = message.QuotedId;
        if (resident.AnonymousConversation is not null) content["conversation_id"] = resident.AnonymousConversation;
        content["msg_id"] = message.Id;
        var who = resident.AnonymousConversation is null ? "user" : "anonymous";
        return Sign(FromResident($"{who}_send_{message.Kind}", resident, message.Time, content), resident.Id, message.Id);
    }

    public WebhookEvent OaSent(Resident resident, ChatMessage message)
    {
        var content = new JsonObject { ["text"] = message.Text, ["msg_id"] = message.Id };
        if (message.Attachment is { } attachment) content["attachments"] = new JsonArray(new JsonObject { ["payload"] = Payload(attachment), ["type"] = attachment.Type });
        if (resident.AnonymousConversation is not null) content["conversation_id"] = resident.AnonymousConversation;
        var kind = message.Kind == "request_user_info" ? "list" : message.Kind;
        var name = resident.AnonymousConversation is null ? $"oa_send_{kind}" : $"oa_send_anonymous_{kind}";
        return Sign(FromAccount(name, resident, message.Time, content, message.AdminId), resident.Id, message.Id);
    }

    public WebhookEvent Received(Resident resident, string messageId, DateTimeOffset at) =>
        Sign(FromAccount("user_received_message", resident, at, new JsonObject { ["msg_id"] = messageId }), resident.Id, messageId);

    public WebhookEvent Seen(Resident resident, IReadOnlyList<string> messageIds, DateTimeOffset at)
    {
        var ids = new JsonArray([.. messageIds.Select(id => (JsonNode)id)]);
        return Sign(FromAccount("user_seen_message", resident, at, new JsonObject { ["msg_ids"] = ids }), resident.Id, null);
    }

    public WebhookEvent Reacted(Resident resident, string messageId, string icon, DateTimeOffset at) =>
        Sign(FromResident("user_reacted_message", resident, at, new JsonObject { ["msg_id"] = messageId, ["react_icon"] = icon }), resident.Id, messageId);

    public WebhookEvent Follow(Resident resident, DateTimeOffset at) => Sign(
        new JsonObject
        {
            ["oa_id"] = options.OaId,
            ["follower"] = new JsonObject { ["id"] = resident.Id },
            ["user_id_by_app"] = resident.IdByApp,
            ["event_name"] = resident.Follows ? "follow" : "unfollow",
            ["source"] = "oa_profile",
            ["app_id"] = options.AppId,
            ["timestamp"] = Stamp(at),
        },
        resident.Id,
        null);

    public WebhookEvent SubmitInfo(Resident resident, SharedInfo info, DateTimeOffset at)
    {
        var body = FromResident("user_submit_info", resident, at, null);
        body.Remove("timestamp");
        body["info"] = new JsonObject
        {
            ["name"] = info.Name,
            ["phone"] = info.Phone,
            ["user_dob"] = info.BirthDate,
            ["gender"] = info.Gender,
            ["full_address"] = new JsonObject { ["user_city"] = info.City, ["user_ward"] = info.Ward, ["user_address"] = info.Address },
        };
        body["timestamp"] = Stamp(at);
        return Sign(body, resident.Id, null);
    }

    public static WebhookEvent ClickChatNow(EventWriter events, Resident resident, DateTimeOffset at) => events.Flat("user_click_chatnow", resident, at);

    public static WebhookEvent Withdraw(EventWriter events, Resident resident, DateTimeOffset at) => events.Flat("user_withdraw", resident, at);

    /// <summary>Signs any body; what stands in it as timestamp goes into the signature as text.</summary>
    public WebhookEvent Sign(JsonObject body, string residentId, string? messageId)
    {
        var bytes = Encoding.UTF8.GetBytes(body.ToJsonString(RelaxedJson.Options));
        var timestamp = body["timestamp"]?.ToString() ?? "";
        return new WebhookEvent(body["event_name"]?.ToString() ?? "", residentId, messageId, bytes, WebhookSignature.For(options.AppId, bytes, timestamp, options.OaSecretKey));
    }

    public static string Stamp(DateTimeOffset at) => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    public JsonObject FromResident(string name, Resident resident, DateTimeOffset at, JsonObject? message)
    {
        var body = Envelope(name, new JsonObject { ["id"] = resident.Id }, resident, options.OaId);
        if (message is not null) body["message"] = message;
        body["timestamp"] = Stamp(at);
        return body;
    }

    private JsonObject FromAccount(string name, Resident resident, DateTimeOffset at, JsonObject message, string? adminId = null)
    {
        var sender = new JsonObject { ["id"] = options.OaId };
        if (adminId is not null) sender["admin_id"] = adminId;
        var body = Envelope(name, sender, resident, resident.Id);
        body["message"] = message;
        body["timestamp"] = Stamp(at);
        return body;
    }

    private JsonObject Envelope(string name, JsonObject sender, Resident resident, string recipient)
    {
        var body = new JsonObject { ["app_id"] = options.AppId, ["sender"] = sender };
        if (resident.IdByApp.Length > 0) body["user_id_by_app"] = resident.IdByApp;
        body["recipient"] = new JsonObject { ["id"] = recipient };
        body["event_name"] = name;
        return body;
    }

    private WebhookEvent Flat(string name, Resident resident, DateTimeOffset at) => Sign(
        new JsonObject
        {
            ["app_id"] = options.AppId,
            ["oa_id"] = options.OaId,
            ["user_id"] = resident.Id,
            ["user_id_by_app"] = resident.IdByApp,
            ["event_name"] = name,
            ["timestamp"] = Stamp(at),
        },
        resident.Id,
        null);

    private static JsonObject Payload(ChatAttachment attachment) => attachment.Type switch
    {
        "image" or "gif" => new JsonObject { ["thumbnail"] = attachment.Thumbnail ?? attachment.Url, ["url"] = attachment.Url },
        "video" or "link" => new JsonObject { ["thumbnail"] = attachment.Thumbnail, ["description"] = attachment.Description ?? "", ["url"] = attachment.Url },
        "sticker" => new JsonObject { ["id"] = attachment.Id, ["url"] = attachment.Url },
        "location" => new JsonObject { ["coordinates"] = new JsonObject { ["latitude"] = attachment.Latitude, ["longitude"] = attachment.Longitude } },
        "file" => new JsonObject
        {
            ["url"] = attachment.Url,
            ["name"] = attachment.Name,
            ["size"] = attachment.Size?.ToString(CultureInfo.InvariantCulture),
            ["type"] = Path.GetExtension(attachment.Name ?? "").TrimStart('.'),
            ["checksum"] = attachment.Checksum,
        },
        _ => new JsonObject { ["url"] = attachment.Url },
    };
}
