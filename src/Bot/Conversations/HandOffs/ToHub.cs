namespace VinhPhong.Bot.Conversations.HandOffs;

/// <summary>What an outside hub is told of a hand-off that it has: rows of the outbox, stored with what happened.</summary>
internal static class ToHub
{
    /// <summary>The receiver's name in the outbox.</summary>
    public const string Receiver = "handoff-hub";

    public const string InitiateKind = "initiate";
    public const string MessageKind = "message";
    public const string CompletedKind = "completed";

    /// <summary>A resident wants an officer; all that was said so far goes with it.</summary>
    public static void Initiate(Batch batch, Conversation conversation, HandOffCase handOff) => batch.Send(conversation, Receiver, InitiateKind, handOff.Reference);

    /// <summary>The newest activity is the resident's.</summary>
    public static void Message(Batch batch, Conversation conversation, HandOffCase handOff) => batch.Send(conversation, Receiver, MessageKind, handOff.Reference);

    /// <summary>It ended on our side.</summary>
    public static void Completed(Batch batch, Conversation conversation, HandOffCase handOff) => batch.Send(conversation, Receiver, CompletedKind, handOff.Reference);
}
