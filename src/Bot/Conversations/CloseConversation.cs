using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Language;

namespace VinhPhong.Bot.Conversations;

/// <summary>Closes a conversation that has been idle, with a word if the resident had said one; false if it has woken up meanwhile.</summary>
internal sealed class CloseConversation(string conversationId, TimeSpan idle) : Write<bool>(conversationId)
{
    protected override bool Change(Batch batch)
    {
        if (batch.Find(ConversationId) is not { ClosedAt: null, ForgottenAt: null, HandOff: null, HasWork: false } conversation) return false;
        if (batch.Now - conversation.LastActivityAt < idle) return false;
        var someoneSpoke = conversation.LastIncoming > 1; // the first activity is their joining
        if (someoneSpoke) batch.Append(conversation, Replies.Notice(new Activity(), Spoken.Farewell), incoming: false);
        conversation.Close(batch.Now);
        return true;
    }
}
