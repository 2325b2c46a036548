using VinhPhong.Bot.Conversations.HandOffs;

namespace VinhPhong.Bot.Conversations;

/// <summary>The end of a turn: replies, new state and "handled" together; nothing, if another instance was faster. Gives whether more is waiting.</summary>
internal sealed class CompleteTurn(string conversationId, long sequence, TurnResult result) : Write<bool>(conversationId)
{
    protected override bool Change(Batch batch)
    {
        if (batch.Find(ConversationId) is not { } conversation) return false;
        // Claimed by an officer while the assistant was composing: nothing is said over the officer's head.
        var isHeld = conversation.Holder == Holder.Officer;
        if (!conversation.Handle(sequence, result.Dialogue)) return conversation.HasWork;
        if (result.Vote is { } vote && vote.Sequence <= conversation.LastSequence) batch.Add(ConversationId, vote);
        if (result.Forget) batch.Forget(conversation);
        if (isHeld && !result.Forget) return conversation.HasWork;
        foreach (var reply in result.Replies) batch.Append(conversation, reply, incoming: false);
        if (result.HandOff is { } request && conversation.HandOff is null && !result.Forget) Request(request, batch, conversation);
        if (result.Word is { } word) Heed(word, batch, conversation);
        if (result.Answer is not null) conversation.StopAsking();
        return conversation.HasWork;
    }

    private void Request(HandOffRequest request, Batch batch, Conversation conversation)
    {
        var handOff = batch.Request(conversation, request, result.Question, batch.Route.IsHub);
        if (!handOff.AtHub) return; // the desk tells the resident how things stand there
        ToHub.Initiate(batch, conversation, handOff);
        batch.Say(conversation, HandOffReplies.SentToHub(handOff.Office, handOff.Reference), HandOffReplies.Status("waiting", handOff));
    }

    private static void Heed(HandOffWord word, Batch batch, Conversation conversation)
    {
        if (word is HandOffWord.Rate rate && conversation.AskedAbout is { } asked)
        {
            batch.HandOff(asked)?.Rate(rate.Satisfied);
            conversation.StopAsking();
        }
        if (batch.OpenHandOff(conversation) is not { } handOff) return;
        if (word is HandOffWord.LeavePhone left) handOff.LeavePhone(left.Phone);
        if (word is HandOffWord.Withdraw) EndHandOff.End(batch, conversation, handOff, HandOffEnding.Withdrawn);
        batch.TouchHandOff(conversation);
    }
}
