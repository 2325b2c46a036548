namespace VinhPhong.Bot.Conversations.HandOffs;

/// <summary>No outside hub is set any more: what it had waits at our desk.</summary>
internal sealed class TakeBackFromHub(string conversationId) : DeskWrite<DeskResult>(conversationId)
{
    protected override DeskResult Gone => DeskResult.Gone;

    protected override DeskResult Change(Batch batch, Conversation conversation, HandOffCase? handOff)
    {
        if (handOff is not { AtHub: true }) return DeskResult.Gone;
        var wasHeld = handOff is { State: HandOffState.Held, ElsewhereUntil: null };
        handOff.TakeBack(batch.Now);
        batch.Abandon(conversation, ToHub.Receiver, problem: null);
        if (!wasHeld) return DeskResult.Done; // the desk tells who waits how things stand
        conversation.BackToAssistant();
        batch.Say(conversation, HandOffReplies.Queued(QueueCause.OfficerGone, handOff.Office), HandOffReplies.Status("waiting", handOff));
        return DeskResult.Done;
    }
}
