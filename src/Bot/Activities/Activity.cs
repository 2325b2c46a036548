using System.Text.Json;
using System.Text.Json.Serialization;

namespace VinhPhong.Bot.Activities;

/// <summary>
/// One Bot Framework activity, as in the Activity protocol (microsoft/Agents, specs/activity). What the protocol does not name is kept in
/// <see cref="Unknown"/>, so that everything a client sends comes back to it (rule A2005). Times stay text: their form belongs to their sender.
/// </summary>
internal sealed record Activity
{
    public string? Type { get; init; }

    /// <summary>Given by the channel; in Direct Line <c>{conversation}|{sequence}</c>.</summary>
    public string? Id { get; init; }

    /// <summary>When the channel took it, UTC in ISO 8601 with <c>Z</c>.</summary>
    public string? Timestamp { get; init; }

    public string? LocalTimestamp { get; init; }
    public string? LocalTimezone { get; init; }
    public string? ServiceUrl { get; init; }
    public string? ChannelId { get; init; }
    public ChannelAccount? From { get; init; }
    public ConversationAccount? Conversation { get; init; }
    public ChannelAccount? Recipient { get; init; }
    public string? TextFormat { get; init; }
    public string? AttachmentLayout { get; init; }
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }
    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }
    public IReadOnlyList<MessageReaction>? ReactionsAdded { get; init; }
    public IReadOnlyList<MessageReaction>? ReactionsRemoved { get; init; }
    public string? Locale { get; init; }
    public string? Text { get; init; }
    public string? Speak { get; init; }
    public string? InputHint { get; init; }
    public string? Summary { get; init; }
    public SuggestedActions? SuggestedActions { get; init; }
    public IReadOnlyList<Attachment>? Attachments { get; init; }
    public IReadOnlyList<JsonElement>? Entities { get; init; }

    /// <summary>Free for channel and client; goes through untouched.</summary>
    public JsonElement? ChannelData { get; init; }

    public string? Action { get; init; }
    public string? ReplyToId { get; init; }
    public string? Label { get; init; }
    public string? ValueType { get; init; }
    public JsonElement? Value { get; init; }
    public string? Name { get; init; }
    public ConversationReference? RelatesTo { get; init; }
    public string? Code { get; init; }
    public string? Importance { get; init; }
    public string? DeliveryMode { get; init; }
    public string? Expiration { get; init; }
    public IReadOnlyList<string>? ListenFor { get; init; }
    public string? CallerId { get; init; }

    /// <summary>Fields that the protocol does not name, as they came.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
