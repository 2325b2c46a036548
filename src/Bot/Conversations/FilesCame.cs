using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Conversations.HandOffs;

namespace VinhPhong.Bot.Conversations;

/// <summary>The files of an activity were fetched, as far as they could be; whoever reads the transcript is told of the others. False if the resident was forgotten meanwhile: then nothing is kept.</summary>
internal sealed class FilesCame(string conversationId, long sequence, IReadOnlyList<Attachment> attachments, IReadOnlyList<StoredFile> files, IReadOnlyList<string> lost, string author) : Write<bool>(conversationId)
{
    protected override bool Change(Batch batch)
    {
        if (batch.Find(ConversationId) is not { ForgottenAt: null } conversation) return false;
        batch.SetFiles(conversation, sequence, attachments);
        foreach (var file in files) batch.Add(file);
        foreach (var problem in lost) batch.Add(new Note { ConversationId = ConversationId, At = batch.Now, AuthorId = "", Author = author, Text = problem });
        batch.TouchHandOff(conversation);
        return true;
    }
}
