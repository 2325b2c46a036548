namespace VinhPhong.Bot.Conversations.HandOffs;

/// <summary>Something officers note of a hand-off, open or ended: tags, urgency, a call made.</summary>
internal sealed class MarkHandOff(string conversationId, string reference, Action<HandOffCase, DateTimeOffset> mark, DeskAct act) : Write<DeskResult>(conversationId)
{
    public override string? Reference => reference;

    protected override DeskResult Change(Batch batch)
    {
        if (batch.Find(ConversationId) is not { } conversation || batch.HandOff(reference) is not { } handOff) return DeskResult.Gone;
        mark(handOff, batch.Now);
        batch.Audit(act, reference);
        batch.TouchHandOff(conversation);
        return DeskResult.Done;
    }
}
