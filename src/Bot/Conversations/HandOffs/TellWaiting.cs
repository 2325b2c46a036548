using VinhPhong.Bot.Activities;

namespace VinhPhong.Bot.Conversations.HandOffs;

/// <summary>A resident who waits learns how things stand, once for each change; nothing if an officer came meanwhile.</summary>
internal sealed class TellWaiting(string conversationId, WaitTold told, Activity notice) : DeskWrite<DeskResult>(conversationId)
{
    protected override DeskResult Gone => DeskResult.Gone;

    protected override DeskResult Change(Batch batch, Conversation conversation, HandOffCase? handOff)
    {
        if (handOff is not { State: HandOffState.Waiting } || handOff.Told == told) return DeskResult.Gone;
        handOff.TellWait(told);
        batch.Say(conversation, notice, HandOffReplies.Status("waiting", handOff));
        return DeskResult.Done;
    }
}
