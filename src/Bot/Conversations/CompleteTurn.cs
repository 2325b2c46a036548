namespace VinhPhong.Bot.Conversations;

/// <summary>The end of a turn: replies, new state and "handled" together. False if another instance was faster; then nothing is added.</summary>
internal sealed class CompleteTurn(string conversationId, long sequence, TurnResult result) : Write<bool>(conversationId)
{
    protected override bool Change(Batch batch)
    {
        if (batch.Find(ConversationId) is not { } conversation) return false;
        // Claimed by an officer while the assistant was composing: nothing is said over the officer's head.
        var replies = conversation.Holder == Holder.Assistant ? result.Replies : [];
        if (!conversation.Handle(sequence, result.Dialogue)) return false;
        if (result.Vote is { } vote && vote.Sequence <= conversation.LastSequence) batch.Add(ConversationId, vote);
        if (result.Forget) batch.Forget(conversation);
        foreach (var reply in replies) batch.Append(conversation, reply, incoming: false);
        return true;
    }
}
