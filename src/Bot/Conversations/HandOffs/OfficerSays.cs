using VinhPhong.Bot.Activities;

namespace VinhPhong.Bot.Conversations.HandOffs;

/// <summary>An officer's word to the resident, with files if any; only the one who holds the conversation can say it.</summary>
internal sealed class OfficerSays(string conversationId, OfficerAtDesk officer, string text, IReadOnlyList<Attachment> attachments, IReadOnlyList<StoredFile> files) : DeskWrite<DeskResult>(conversationId)
{
    protected override DeskResult Gone => DeskResult.Gone;

    protected override DeskResult Change(Batch batch, Conversation conversation, HandOffCase? handOff)
    {
        if (handOff is null || conversation.OfficerId != officer.Id) return DeskResult.NotYours;
        batch.Say(conversation, HandOffReplies.Said(officer, text, attachments));
        foreach (var file in files) batch.Add(file);
        handOff.OfficerSpoke(batch.Now);
        return DeskResult.Done;
    }
}
