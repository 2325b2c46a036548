using System.Globalization;
using System.Text.Json;

namespace VinhPhong.Bot.Channels.Zalo.Receiving;

/// <summary>One event of the platform: who, what, when. Ids are decimal texts, longer than numbers hold.</summary>
internal sealed record ZaloEvent(string Name, string? AppId, string Timestamp, DateTimeOffset At, string? OaId, string? UserId)
{
    /// <summary>The member of staff who wrote it in Zalo's own console.</summary>
    public string? AdminId { get; init; }

    /// <summary>The platform's ids of the messages that it is about, the newest last.</summary>
    public IReadOnlyList<string> MessageIds { get; init; } = [];

    public string? Text { get; init; }

    public IReadOnlyList<ZaloAttachment> Attachments { get; init; } = [];

    /// <summary>What a resident shared by the form.</summary>
    public JsonElement? Info { get; init; }

    /// <summary>By which the same event is known when it comes again.</summary>
    public string Key => MessageIds is [.., var id] ? $"zalo:{Name}:{id}" : $"zalo:{Name}:{Timestamp}:{UserId}";

    /// <summary>Reads an event; what is missing is null. False if it is none at all: no object, no name, no time.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> body, out ZaloEvent read)
    {
        read = null!; // only looked at if it could be read
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || TextOf(root, "event_name") is not { Length: > 0 } name || TextOf(root, "timestamp") is not { } timestamp || TimeOf(timestamp) is not { } at) return false;
            var fromAccount = name.StartsWith("oa_", StringComparison.Ordinal) || name is "user_received_message" or "user_seen_message";
            var (sender, recipient) = (Id(root, "sender"), Id(root, "recipient"));
            var message = Field(root, "message");
            read = new ZaloEvent(
                name, TextOf(root, "app_id"), timestamp, at,
                TextOf(root, "oa_id") ?? (fromAccount ? sender : recipient),
                Id(root, "follower") ?? TextOf(root, "user_id") ?? (fromAccount ? recipient : sender))
            {
                AdminId = Field(root, "sender") is { } who ? TextOf(who, "admin_id") : null,
                MessageIds = message is { } one ? IdsOf(one) : [],
                Text = message is { } said ? TextOf(said, "text") : null,
                Attachments = message is { } carrying ? [.. Items(carrying, "attachments").Select(ZaloAttachment.Of).OfType<ZaloAttachment>()] : [],
                Info = Field(root, "info")?.Clone(),
            };
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    internal static string? TextOf(JsonElement of, string name) =>
        !of.TryGetProperty(name, out var field) ? null : field.ValueKind switch { JsonValueKind.String => field.GetString(), JsonValueKind.Number => field.GetRawText(), _ => null };

    internal static JsonElement? Field(JsonElement of, string name) => of.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.Object ? field : null;

    private static IEnumerable<JsonElement> Items(JsonElement of, string name) =>
        of.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.Array ? field.EnumerateArray() : [];

    private static string? Id(JsonElement root, string name) => Field(root, name) is { } who ? TextOf(who, "id") : null;

    private static string[] IdsOf(JsonElement message) => TextOf(message, "msg_id") is { Length: > 0 } one ? [one]
        : [.. Items(message, "msg_ids").Where(id => id.ValueKind == JsonValueKind.String).Select(id => id.GetString()!)];

    /// <summary>Milliseconds since 1970; null for what no calendar has.</summary>
    private static DateTimeOffset? TimeOf(string timestamp)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) || milliseconds > 253_402_300_799_999) return null;
        return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
    }
}

/// <summary>A picture, file, recording, sticker, link or place in a message.</summary>
internal sealed record ZaloAttachment(string Kind, string? Url, string? Name, string? Description)
{
    public static ZaloAttachment? Of(JsonElement attachment)
    {
        if (attachment.ValueKind != JsonValueKind.Object || ZaloEvent.TextOf(attachment, "type") is not { } kind || ZaloEvent.Field(attachment, "payload") is not { } payload) return null;
        var place = ZaloEvent.Field(payload, "coordinates") is { } at ? $"{ZaloEvent.TextOf(at, "latitude")}, {ZaloEvent.TextOf(at, "longitude")}" : null;
        return new ZaloAttachment(kind, ZaloEvent.TextOf(payload, "url"), ZaloEvent.TextOf(payload, "name"), place ?? ZaloEvent.TextOf(payload, "description"));
    }
}
