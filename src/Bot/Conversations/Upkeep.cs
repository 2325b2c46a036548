using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Conversations;

/// <summary>Looks after conversations in the background: closes idle ones, forgets outdated ones, deletes their files, wakes what another instance left.</summary>
internal sealed partial class Upkeep(
    BotDbFactory databases, ConversationReader reader, ConversationWriter writer, WorkQueue work, Uploads uploads, TimeProvider time, IOptions<ConversationsOptions> options, ILogger<Upkeep> logger) : BackgroundService
{
    private const int AtOnce = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Log.SweepFailed(logger, failure);
            }
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var conversation in await reader.WithWorkAsync(cancellationToken)) work.Wake(conversation);
        var (idle, old) = await FindAsync(cancellationToken);
        foreach (var id in idle) await writer.WriteAsync(new CloseConversation(id, options.Value.CloseAfter), cancellationToken);
        foreach (var id in old)
        {
            if (options.Value.KeepAnonymous) await writer.WriteAsync(new AnonymiseConversation(id), cancellationToken);
            else await writer.WriteAsync(new ForgetConversation(id), cancellationToken);
        }
        await DeleteFilesAsync(cancellationToken);
        if (idle.Count + old.Count > 0) Log.Swept(logger, idle.Count, old.Count);
    }

    private async Task<(IReadOnlyList<string> Idle, IReadOnlyList<string> Old)> FindAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var idleSince = now - options.Value.CloseAfter;
        var oldSince = now.AddDays(-options.Value.KeepDays);
        await using var db = databases.Create();
        var idle = await db.Conversations.Where(row => row.ClosedAt == null && row.ForgottenAt == null && row.HandOff == null && row.LastActivityAt < idleSince)
            .OrderBy(row => row.LastActivityAt).Take(AtOnce).Select(row => row.Id).ToListAsync(cancellationToken);
        var old = await db.Conversations.Where(row => row.ForgottenAt == null && row.LastActivityAt < oldSince)
            .OrderBy(row => row.LastActivityAt).Take(AtOnce).Select(row => row.Id).ToListAsync(cancellationToken);
        return (idle, old);
    }

    /// <summary>Files of forgotten conversations go: first the bytes, then the row, so that a crash between leaves nothing behind.</summary>
    private async Task DeleteFilesAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var left = await db.Files.Where(file => db.Conversations.Any(row => row.Id == file.ConversationId && row.ForgottenAt != null)).Take(AtOnce).ToListAsync(cancellationToken);
        foreach (var file in left) uploads.Delete(file.Id);
        db.Files.RemoveRange(left);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Looking after conversations failed; it is tried again at the next round")]
        public static partial void SweepFailed(ILogger logger, Exception failure);

        [LoggerMessage(Level = LogLevel.Information, Message = "{Idle} idle conversations closed, {Old} outdated ones forgotten")]
        public static partial void Swept(ILogger logger, int idle, int old);
    }
}
