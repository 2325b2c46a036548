using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VinhPhong.Bot.Accounts.Audit;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Conversations.Outbox;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Conversations;

/// <summary>
/// The one place that changes conversations. Writes that wait together share a transaction, so that a flush to disk is paid once for many;
/// after the commit it announces what was added and wakes the conversations that have work.
/// </summary>
internal sealed partial class ConversationWriter(
    BotDbFactory databases, RecentConversations recent, ConversationChanges changes, HandOffChanges handOffs, HandOffRoute route, PushedChannels pushed, OutboxSignal outbox, AuditLog audit, WorkQueue work, ConversationMetrics metrics, TimeProvider time, IOptions<ConversationsOptions> options, ILogger<ConversationWriter> logger) : BackgroundService
{
    /// <summary>More in one transaction would not be faster, only later.</summary>
    private const int MostTogether = 128;

    private const int Attempts = 8;

    private readonly Channel<Write> queue = Channel.CreateBounded<Write>(new BoundedChannelOptions(options.Value.MostWaiting) { SingleReader = true });

    private readonly BatchLoader loader = new(route, pushed);

    /// <summary>Writes that wait.</summary>
    public int Waiting => queue.Reader.Count;

    /// <summary>Waits for room, then for the disk.</summary>
    public async Task<TResult> WriteAsync<TResult>(Write<TResult> write, CancellationToken cancellationToken)
    {
        await queue.Writer.WriteAsync(write, cancellationToken);
        return await write.Completion.WaitAsync(cancellationToken);
    }

    /// <summary>Takes the write if there is room; false if the caller must come back later.</summary>
    public bool TryWrite(Write write) => queue.Writer.TryWrite(write);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var together = new List<Write>(MostTogether);
        // Runs until the queue is completed and empty, not until the token: what was accepted is stored.
        while (await queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            together.Clear();
            while (together.Count < MostTogether && queue.Reader.TryRead(out var write)) together.Add(write);
            await StoreAsync(together);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Writer.TryComplete();
        if (ExecuteTask is { } running) await running.WaitAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    private async Task StoreAsync(IReadOnlyCollection<Write> writes)
    {
        try
        {
            await CommitAsync(writes);
        }
        catch (Exception failure) when (writes.Count > 1)
        {
            Log.BatchFailed(logger, writes.Count, failure);
            foreach (var write in writes) await StoreOneAsync(write); // one that cannot be stored must not take the others with it
        }
        catch (Exception failure)
        {
            Log.BatchFailed(logger, 1, failure);
            await StoreOneAsync(writes.Single());
        }
    }

    private async Task StoreOneAsync(Write write)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await CommitAsync([write]);
                return;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Another instance changed the conversation meanwhile: look again, not in step with it.
                await Task.Delay(Random.Shared.Next(5, 25));
            }
            catch (Exception failure)
            {
                write.Failed(failure);
                return;
            }
        }
    }

    private async Task CommitAsync(IReadOnlyCollection<Write> writes)
    {
        await using var db = databases.Create();
        var batch = await loader.LoadAsync(db, writes, time.GetUtcNow(), CancellationToken.None);
        foreach (var write in writes) write.Apply(batch);
        await batch.CommitAsync(audit, CancellationToken.None);
        metrics.Stored(writes.Count);
        recent.Keep(batch.Conversations);
        foreach (var write in writes) write.Done();
        changes.Announce(batch.Added);
        changes.Announce(batch.Changed);
        handOffs.Announce(batch.HandOffsTouched);
        if (batch.Sends) outbox.Give();
        foreach (var conversation in batch.Conversations)
        {
            if (conversation.HasWork) work.Wake(conversation.Id);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} writes could not be stored together; each is tried by itself")]
        public static partial void BatchFailed(ILogger logger, int count, Exception failure);
    }
}
