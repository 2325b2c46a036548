namespace VinhPhong.Bot.Activities;

/// <summary>The types of activities of the protocol, as written on the wire.</summary>
internal static class ActivityTypes
{
    public const string Message = "message";
    public const string Typing = "typing";
    public const string Event = "event";
    public const string ConversationUpdate = "conversationUpdate";
    public const string EndOfConversation = "endOfConversation";

    private static readonly HashSet<string> All = new(StringComparer.Ordinal)
    {
        Message, Typing, Event, ConversationUpdate, EndOfConversation, "invoke", "invokeResponse", "messageReaction", "messageUpdate", "messageDelete", "installationUpdate",
        "contactRelationUpdate", "suggestion", "trace", "handoff", "command", "commandResult",
    };

    /// <summary>Whether the protocol knows the type; a channel refuses others (rule A2013).</summary>
    public static bool Knows(string type) => All.Contains(type);
}
