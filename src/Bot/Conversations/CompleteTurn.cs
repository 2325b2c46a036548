namespace VinhPhong.Bot.Conversations;

/// <summary>The end of a turn: replies, new state and "handled" together; nothing, if another instance was faster. Gives whether more is waiting.</summary>
internal sealed class CompleteTurn(string conversationId, long sequence, TurnResult result) : Write<bool>(conversationId)
{
    protected override bool Change(Batch batch)
    {
        if (batch.Find(ConversationId) is not { } conversation) return false;
        // Claimed by an officer while the assistant was composing: nothing is said over the officer's head.
        var replies = conversation.Holder == Holder.Assistant ? result.Replies : [];
        if (!conversation.Handle(sequence, result.Dialogue)) return conversation.HasWork;
        if (result.Vote is { } vote && vote.Sequence <= conversation.LastSequence) batch.Add(ConversationId, vote);
        if (result.Forget) batch.Forget(conversation);
        foreach (var reply in replies) batch.Append(conversation, reply, incoming: false);
        return conversation.HasWork;
    }
}
