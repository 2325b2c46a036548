using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.HandOffs;

namespace VinhPhong.Bot.HandOffHub;

/// <summary>An agent's word to the resident. Who speaks has taken it, whether the hub said so before or not.</summary>
internal sealed class HubSays(string conversationId, string id, HubAgent agent, string text, IReadOnlyList<Attachment> attachments) : HubWrite(conversationId, id, reference: null)
{
    protected override void Do(Batch batch, Conversation conversation, HandOffCase handOff)
    {
        if (handOff is { State: HandOffState.Waiting } or { ElsewhereUntil: not null } || (agent.IsNamed && handOff.OfficerId != agent.Officer.Id)) Hold(batch, conversation, handOff, agent);
        batch.Say(conversation, HandOffReplies.Said(agent.Officer, text, attachments));
        handOff.OfficerSpoke(batch.Now);
    }
}
