using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.HandOffs;

namespace VinhPhong.Bot.HandOffHub;

/// <summary>An agent has taken it: the assistant is silent from here on, and the resident is told who it is.</summary>
internal sealed class HubAccepts(string conversationId, string id, string? reference, HubAgent agent) : HubWrite(conversationId, id, reference)
{
    protected override void Do(Batch batch, Conversation conversation, HandOffCase handOff) => Hold(batch, conversation, handOff, agent);
}
