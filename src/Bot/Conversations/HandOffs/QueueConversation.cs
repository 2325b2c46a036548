namespace VinhPhong.Bot.Conversations.HandOffs;

/// <summary>Why a conversation goes (back) into a queue.</summary>
internal enum QueueCause
{
    /// <summary>Another office owns the matter.</summary>
    OtherOffice,

    /// <summary>The officer who held it is gone or does not answer.</summary>
    OfficerGone,

    /// <summary>The office it waited for does not come.</summary>
    NobodyCame,
}

/// <summary>
/// A conversation goes into the queue of an office; only from <paramref name="from"/> (an officer's id, null for a queue), if somebody else acted meanwhile it stays.
/// </summary>
internal sealed class QueueConversation(string conversationId, string? from, string office, QueueCause cause) : DeskWrite<DeskResult>(conversationId)
{
    protected override DeskResult Gone => DeskResult.Gone;

    protected override DeskResult Change(Batch batch, Conversation conversation, HandOffCase? handOff)
    {
        if (handOff is null) return DeskResult.Gone;
        if (handOff.OfficerId != from) return DeskResult.NotYours;
        if (!handOff.Requeue(office, passOver: cause == QueueCause.OfficerGone, batch.Now)) return DeskResult.Done;
        conversation.BackToAssistant();
        batch.Say(conversation, HandOffReplies.Queued(cause, office), HandOffReplies.Status("waiting", handOff));
        return DeskResult.Done;
    }
}
