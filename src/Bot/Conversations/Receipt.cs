using System.Text.Json;
using VinhPhong.Bot.Activities;

namespace VinhPhong.Bot.Conversations;

/// <summary>
/// What became of an officer's words at the resident's: everything up to <paramref name="Through"/> is on the device, or was looked at.
/// Clients tell it by an event whose value has the id of the newest such activity as <c>lastReadMessageId</c>: the read receipt
/// of Bot Framework channels (https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#receive-a-read-receipt), and our own <c>delivered</c> beside it.
/// </summary>
internal sealed record Receipt(bool Seen, long Through)
{
    public const string SeenEvent = "application/vnd.microsoft.readReceipt";
    public const string DeliveredEvent = "delivered";

    /// <summary>Null if the activity is no receipt.</summary>
    public static Receipt? Of(Activity activity, string conversationId) =>
        activity is { Type: ActivityTypes.Event, Name: SeenEvent or DeliveredEvent, Value: { ValueKind: JsonValueKind.Object } value }
            && value.TryGetProperty("lastReadMessageId", out var id) && id.ValueKind == JsonValueKind.String
            && Conversation.SequenceOf(conversationId, id.GetString()!) is { } through ? new Receipt(activity.Name == SeenEvent, through) : null;
}
