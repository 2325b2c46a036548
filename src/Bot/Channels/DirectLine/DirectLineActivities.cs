using System.Text.Json;
using VinhPhong.Bot.Activities;

namespace VinhPhong.Bot.Channels.DirectLine;

/// <summary>An activity as a client sends it to one as the channel keeps it. Pure.</summary>
internal static class DirectLineActivities
{
    public const string Channel = "directline";

    private const int LongestKey = 200;

    /// <summary>Sender and receiver are the channel's to say: who holds the token speaks, as a user, to the assistant.</summary>
    public static Activity FromClient(Activity sent, Caller caller, ChannelAccount assistant) => sent with
    {
        Id = null,
        ServiceUrl = null,
        CallerId = null,
        ReplyToId = sent.ReplyToId,
        Recipient = assistant,
        From = (sent.From ?? new ChannelAccount()) with { Id = caller.UserId ?? SelfNamed(sent.From?.Id, caller), Role = "user" },
    };

    /// <summary>A client may call itself anything but what only a token can vouch for.</summary>
    private static string SelfNamed(string? id, Caller caller) => id is null || (caller != Caller.Server && id.StartsWith(TokenEndpoints.TrustedIdPrefix, StringComparison.Ordinal)) ? "user" : id;

    /// <summary>The sender's own id of an activity, by which a repeat is known; null if there is none.</summary>
    public static string? KeyOf(Activity sent)
    {
        if (sent.Id is { Length: > 0 and <= LongestKey } id) return "id:" + id;
        return sent.ChannelData is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("clientActivityID", out var own)
            && own.ValueKind == JsonValueKind.String && own.GetString() is { Length: > 0 and <= LongestKey } client ? "client:" + client : null;
    }

    /// <summary>What is wrong with what a client sends; null if nothing is.</summary>
    public static string? ProblemOf(Activity sent) => sent switch
    {
        { Type: ActivityTypes.ConversationUpdate } => "A client cannot send a conversationUpdate; the channel does.",
        { Type: ActivityTypes.Event or "invoke", Name: null or "" } => $"An activity of type {sent.Type} needs a \"name\".",
        _ => null,
    };

    /// <summary>Whether clients get to see it.</summary>
    public static bool IsShown(string type) => type != ActivityTypes.ConversationUpdate;
}
