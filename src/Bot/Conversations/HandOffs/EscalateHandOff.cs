namespace VinhPhong.Bot.Conversations.HandOffs;

/// <summary>The officer who holds it was reminded, or others were told; nothing if he answered meanwhile.</summary>
internal sealed class EscalateHandOff(string conversationId, string officerId, int step) : DeskWrite<DeskResult>(conversationId)
{
    protected override DeskResult Gone => DeskResult.Gone;

    protected override DeskResult Change(Batch batch, Conversation conversation, HandOffCase? handOff)
    {
        if (handOff is not { UnansweredSince: not null } || handOff.OfficerId != officerId || handOff.Escalation >= step) return DeskResult.Gone;
        handOff.Escalate(step);
        return DeskResult.Done;
    }
}
