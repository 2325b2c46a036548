namespace VinhPhong.Bot.Conversations.HandOffs;

/// <summary>
/// The hand-off is over and the assistant has the conversation again. <paramref name="by"/> must hold it; null for who may end any.
/// What colleagues hold in a channel's own console, where nothing can be handed back, every officer may hand back here.
/// </summary>
internal sealed class EndHandOff(string conversationId, string? by, HandOffEnding ending) : DeskWrite<DeskResult>(conversationId)
{
    protected override DeskResult Gone => DeskResult.Gone;

    protected override DeskResult Change(Batch batch, Conversation conversation, HandOffCase? handOff)
    {
        if (handOff is null) return DeskResult.Gone;
        if (by is not null && handOff.OfficerId != by && handOff.ElsewhereUntil is null) return DeskResult.NotYours;
        End(batch, conversation, handOff, ending);
        return DeskResult.Done;
    }

    /// <summary>Ends it, tells the resident, and asks whether it helped if an officer spoke with them.</summary>
    public static void End(Batch batch, Conversation conversation, HandOffCase handOff, HandOffEnding ending)
    {
        // The resident was told of no officer, so of no end either, unless he waits for a word.
        var isQuiet = ending == HandOffEnding.QuietElsewhere && handOff.UnansweredSince is null;
        var asks = handOff.FirstReplyAt is not null && ending is HandOffEnding.Solved or HandOffEnding.BackToAssistant or HandOffEnding.CalledBack or HandOffEnding.ByHub;
        if (!handOff.End(ending, batch.Now)) return;
        if (asks) handOff.AskSatisfied();
        conversation.EndHandOff(asks ? handOff.Reference : null);
        if (!isQuiet) batch.Say(conversation, HandOffReplies.Ended(ending, handOff, asks));
        batch.Say(conversation, HandOffReplies.Status(ending == HandOffEnding.HubFailed ? "failed" : "completed", handOff));
        if (handOff.AtHub && ending is not (HandOffEnding.ByHub or HandOffEnding.HubFailed)) ToHub.Completed(batch, conversation, handOff);
    }
}
