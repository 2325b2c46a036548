using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.Outbox;
using VinhPhong.Bot.Language;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Channels.Zalo.Files;

/// <summary>
/// Fetches what residents and staff sent along, and keeps it as uploads are kept: for how long the platform does, its documents do not say. The row of the outbox was stored
/// with the message, so neither a restart nor a platform that is away loses it; what cannot be had is said in the transcript.
/// </summary>
internal sealed class ZaloFiles(
    OutboxRunner outbox, ZaloFileFetch fetch, ConversationWriter writer, ConversationReader reader, Uploads uploads, FileAddress address, BotDbFactory databases, TimeProvider time, IOptions<ZaloOptions> options) : BackgroundService
{
    /// <summary>With growing waits between, some minutes.</summary>
    private const int MostTries = 8;

    /// <summary>Files of one message.</summary>
    private const int MostFiles = ZaloOptions.MostFiles;

    private const int Megabyte = 1024 * 1024;

    /// <summary>Only the end of an address counts at the desk; no client of this channel fetches from us.</summary>
    private static readonly Uri Nowhere = new("http://localhost");

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        outbox.RunAsync(PushedChannels.FilesOf(ZaloConversations.Channel), options.Value.FileTimeout * MostFiles, DeliverAsync, (_, _) => Task.CompletedTask, stoppingToken);

    private async Task<Delivery> DeliverAsync(Outgoing row)
    {
        if (await reader.FindAsync(row.ConversationId, CancellationToken.None) is not { ForgottenAt: null } || await AttachmentsAsync(row) is not { } attachments) return new Delivery.NothingLeft();
        var (now, files, lost) = (new List<Attachment>(), new List<StoredFile>(), new List<string>());
        foreach (var attachment in attachments)
        {
            if (!PushedChannels.IsToFetch(attachment))
            {
                now.Add(attachment);
                continue;
            }
            switch (await fetch.FetchAsync(attachment.ContentUrl!, CancellationToken.None))
            {
                case ZaloFetched.Here here:
                    files.Add(await KeepAsync(row, attachment, here));
                    now.Add(attachment with { ContentType = here.ContentType, Name = files[^1].Name, ContentUrl = address(row.ConversationId, files[^1].Id, options.Value.RedirectUrl ?? Nowhere).ToString() });
                    break;
                case ZaloFetched.Later later when row.Attempts + 1 < MostTries:
                    Drop(files);
                    return new Delivery.Later(later.Problem, RetryAfter: null);
                case var other:
                    now.Add(attachment with { ContentUrl = null });
                    lost.Add(Lost(attachment, (other as ZaloFetched.Lost)?.Problem ?? ZaloFileProblem.NotReached));
                    break;
            }
        }
        if (await writer.WriteAsync(new FilesCame(row.ConversationId, row.Sequence, now, files, lost, AtDesk.ZaloAuthor), CancellationToken.None)) return new Delivery.Delivered();
        Drop(files);
        return new Delivery.NothingLeft();
    }

    /// <summary>Those of the activity, if there is one to fetch; else they were fetched before an end that nobody noted.</summary>
    private async Task<IReadOnlyList<Attachment>?> AttachmentsAsync(Outgoing row)
    {
        await using var db = databases.Create();
        var json = await db.Activities.Where(one => one.ConversationId == row.ConversationId && one.Sequence == row.Sequence).Select(one => one.Json).FirstOrDefaultAsync();
        return json is not null && ActivityJson.Read(json).Attachments is { } attachments && attachments.Any(PushedChannels.IsToFetch) ? attachments : null;
    }

    private async Task<StoredFile> KeepAsync(Outgoing row, Attachment attachment, ZaloFetched.Here here) => new()
    {
        Id = await uploads.SaveAsync(here.Bytes, CancellationToken.None),
        ConversationId = row.ConversationId,
        Name = FileName.Clean(attachment.Name ?? new Uri(attachment.ContentUrl!).AbsolutePath),
        ContentType = here.ContentType,
        Size = here.Bytes.Length,
        At = time.GetUtcNow(),
    };

    private void Drop(List<StoredFile> files)
    {
        foreach (var file in files) uploads.Delete(file.Id);
    }

    private string Lost(Attachment attachment, ZaloFileProblem problem) => AtDesk.Filled(
        AtDesk.ZaloFileLost, attachment.Name is { } name ? FileName.Clean(name) : AtDesk.Of("FileKind", attachment.ContentType ?? ""), AtDesk.Filled(AtDesk.Of("FileProblem", problem.ToString()), options.Value.LargestFile / Megabyte));
}
