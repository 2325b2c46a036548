using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.HandOffs;

namespace VinhPhong.Bot.HandOffHub;

/// <summary>The hub is done with it, or cannot take it: the resident is told, and the assistant answers the very next message.</summary>
internal sealed class HubEnds(string conversationId, string id, string? reference, bool failed) : HubWrite(conversationId, id, reference)
{
    protected override void Do(Batch batch, Conversation conversation, HandOffCase handOff) =>
        EndHandOff.End(batch, conversation, handOff, failed ? HandOffEnding.HubFailed : HandOffEnding.ByHub);
}
