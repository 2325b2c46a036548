using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.HandOffs;

namespace VinhPhong.Bot.HandOffHub;

/// <summary>The hub could not be told of a hand-off: its resident waits for nobody, and must know. What was to follow has no use any more.</summary>
internal sealed class HubUnreachable(string conversationId, string reference, string problem) : DeskWrite<DeskResult>(conversationId)
{
    protected override DeskResult Gone => DeskResult.Gone;

    protected override DeskResult Change(Batch batch, Conversation conversation, HandOffCase? handOff)
    {
        if (handOff is not { AtHub: true } || handOff.Reference != reference) return DeskResult.Gone;
        batch.Abandon(conversation, ToHub.Receiver, problem);
        EndHandOff.End(batch, conversation, handOff, HandOffEnding.HubFailed);
        return DeskResult.Done;
    }
}
