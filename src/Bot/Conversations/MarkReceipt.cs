namespace VinhPhong.Bot.Conversations;

/// <summary>Keeps a receipt; an old one changes nothing. Gives whether there is such a conversation.</summary>
internal sealed class MarkReceipt(string conversationId, Receipt receipt) : Write<bool>(conversationId)
{
    protected override bool Change(Batch batch)
    {
        if (batch.Find(ConversationId) is not { ForgottenAt: null } conversation) return false;
        if (conversation.Mark(receipt)) batch.TouchHandOff(conversation); // who looks at it at the desk sees it
        return true;
    }
}
