using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Conversations;

namespace VinhPhong.Bot.Desk;

/// <summary>Files from officers to residents: kept as those of residents are, and gone with the conversation like them.</summary>
internal sealed class DeskFiles(Uploads uploads, FileAddress address, TimeProvider time)
{
    /// <summary>On the disk when it returns; <see cref="Drop"/> them if they are not sent after all.</summary>
    public async Task<IReadOnlyList<StoredFile>> KeepAsync(string conversationId, IReadOnlyList<OfficerFile> files, CancellationToken cancellationToken)
    {
        var kept = new List<StoredFile>();
        foreach (var file in files)
        {
            kept.Add(new StoredFile
            {
                Id = await uploads.SaveAsync(file.Bytes, cancellationToken),
                ConversationId = conversationId,
                Name = file.Name,
                ContentType = file.ContentType,
                Size = file.Bytes.Length,
                At = time.GetUtcNow(),
            });
        }
        return kept;
    }

    public Attachment AttachmentOf(StoredFile file, Uri visited) => new() { ContentType = file.ContentType, Name = file.Name, ContentUrl = address(file.ConversationId, file.Id, visited).ToString() };

    public void Drop(IReadOnlyList<StoredFile> files)
    {
        foreach (var file in files) uploads.Delete(file.Id);
    }
}
