using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.HandOffs;

namespace VinhPhong.Bot.HandOffHub;

/// <summary>What came of something the hub wanted.</summary>
internal enum HubResult
{
    /// <summary>It is stored.</summary>
    Done,

    /// <summary>It came before, or asks for nothing; nothing changed.</summary>
    Ignored,

    /// <summary>There is no such conversation any more.</summary>
    NoConversation,

    /// <summary>It has no hand-off that the hub has.</summary>
    NoHandOff,

    /// <summary>The hand-off meant is over, and another one is open.</summary>
    OtherHandOff,
}

/// <summary>
/// Something the hub does to a conversation whose open hand-off it has; to others it can do nothing. <paramref name="id"/> is the hub's own id of it,
/// kept with what it brings about, so that a repeat changes nothing. <paramref name="reference"/>: the hand-off that is meant, if the hub says so.
/// </summary>
internal abstract class HubWrite(string conversationId, string id, string? reference) : DeskWrite<HubResult>(conversationId)
{
    public sealed override string Key { get; } = "hub:" + id;

    protected sealed override HubResult Gone => HubResult.NoConversation;

    protected sealed override bool Succeeded(HubResult result) => result == HubResult.Done;

    protected sealed override HubResult Change(Batch batch, Conversation conversation, HandOffCase? handOff)
    {
        if (batch.SequenceOf(ConversationId, Key) is not null) return HubResult.Ignored;
        if (handOff is not { AtHub: true }) return HubResult.NoHandOff;
        if (reference is not null && reference != handOff.Reference) return HubResult.OtherHandOff;
        var before = conversation.LastSequence;
        Do(batch, conversation, handOff);
        if (conversation.LastSequence == before) return HubResult.Ignored;
        batch.Remember(conversation, Key);
        return HubResult.Done;
    }

    protected abstract void Do(Batch batch, Conversation conversation, HandOffCase handOff);

    /// <summary>The agent has the conversation from here on; the resident is told once, and again when another agent takes it.</summary>
    protected static void Hold(Batch batch, Conversation conversation, HandOffCase handOff, HubAgent agent)
    {
        if (!handOff.HoldBy(agent.Officer.Id, agent.Officer.Name, batch.Now)) return;
        conversation.HoldBy(agent.Officer.Id);
        batch.Say(conversation, agent.IsNamed ? HandOffReplies.Accepted(agent.Officer, handOff.Office) : HandOffReplies.AcceptedUnnamed(handOff.Office), HandOffReplies.Status("accepted", handOff));
    }
}
