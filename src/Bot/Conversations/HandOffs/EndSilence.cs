namespace VinhPhong.Bot.Conversations.HandOffs;

/// <summary>Colleagues who answered in a channel's own console have written nothing for the pause: the assistant has the conversation again. Nothing if one of them wrote meanwhile, or an officer here took it.</summary>
internal sealed class EndSilence(string conversationId) : DeskWrite<DeskResult>(conversationId)
{
    protected override DeskResult Gone => DeskResult.Gone;

    protected override DeskResult Change(Batch batch, Conversation conversation, HandOffCase? handOff) => IfOver(batch, conversation, handOff) ? DeskResult.Done : DeskResult.Gone;

    /// <summary>Ends it if its time has come. Who had asked for an officer and waits for a word keeps the place in the queue; the assistant answers the very next message either way.</summary>
    public static bool IfOver(Batch batch, Conversation conversation, HandOffCase? handOff)
    {
        if (handOff is not { ElsewhereUntil: { } until } || until > batch.Now) return false;
        if (handOff.UnansweredSince is null || handOff.Reason == HandOffRequest.Elsewhere)
        {
            EndHandOff.End(batch, conversation, handOff, HandOffEnding.QuietElsewhere);
            return true;
        }
        handOff.Requeue(handOff.Office, passOver: false, batch.Now);
        conversation.BackToAssistant();
        batch.Say(conversation, HandOffReplies.Queued(QueueCause.OfficerGone, handOff.Office), HandOffReplies.Status("waiting", handOff));
        return true;
    }
}
