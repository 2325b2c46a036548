namespace VinhPhong.Bot.Conversations;

/// <summary>Keeps what was said, with every number of a person masked, and forgets who said it.</summary>
internal sealed class AnonymiseConversation(string conversationId) : Write<bool>(conversationId)
{
    protected override bool Change(Batch batch)
    {
        if (batch.Find(ConversationId) is not { ForgottenAt: null } conversation) return false;
        batch.Anonymise(conversation);
        return true;
    }
}
