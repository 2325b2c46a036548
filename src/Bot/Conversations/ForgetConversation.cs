namespace VinhPhong.Bot.Conversations;

/// <summary>Deletes what was said in a conversation and who said it.</summary>
internal sealed class ForgetConversation(string conversationId) : Write<bool>(conversationId)
{
    protected override bool Change(Batch batch)
    {
        if (batch.Find(ConversationId) is not { ForgottenAt: null } conversation) return false;
        batch.Forget(conversation);
        return true;
    }
}
