using Microsoft.EntityFrameworkCore;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Channels.Zalo.Sending;

/// <summary>A message that the platform took from us, under the id it gave.</summary>
internal sealed class ZaloMessageId
{
    public required string MessageId { get; init; }
    public required string ConversationId { get; init; }

    /// <summary>The activity that it is, or is a part of; 0 while only a receipt tells of it, which can be faster than the answer to the call that sent it.</summary>
    public required long Sequence { get; set; }

    /// <summary>A receipt that came before the answer to the call: looked at, or only arrived.</summary>
    public bool? Seen { get; set; }

    public required DateTimeOffset At { get; init; }

    public static void Map(ModelBuilder model)
    {
        var row = model.Entity<ZaloMessageId>();
        row.ToTable("ZaloMessages");
        row.HasKey(one => one.MessageId);
        row.Property(one => one.MessageId).HasMaxLength(64);
        row.Property(one => one.ConversationId).HasMaxLength(64);
        row.HasIndex(one => one.At);
    }
}

/// <summary>Which activity a message of the platform is: for receipts, and so that an echo of our own words is not taken for somebody else's.</summary>
internal sealed class ZaloSent(BotDbFactory databases, TimeProvider time)
{
    /// <summary>Receipts come at once; residents look within days.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    /// <summary>The platform has given an activity, or a part of it, this id. Gives the receipt that was faster, if one was.</summary>
    public async Task<Receipt?> AddAsync(string messageId, string conversationId, long sequence, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            await using var db = databases.Create();
            var known = await db.Set<ZaloMessageId>().FirstOrDefaultAsync(row => row.MessageId == messageId, cancellationToken);
            if (known is null) db.Add(new ZaloMessageId { MessageId = messageId, ConversationId = conversationId, Sequence = sequence, At = time.GetUtcNow() });
            else known.Sequence = sequence;
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return known?.Seen is { } seen ? new Receipt(seen, sequence) : null;
            }
            catch (DbUpdateException) when (tries == 1)
            {
                // the receipt came at the same moment
            }
        }
    }

    /// <summary>A receipt for a message that we do not know, or not yet.</summary>
    public async Task KeepAsync(string messageId, string conversationId, bool seen, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var known = await db.Set<ZaloMessageId>().FirstOrDefaultAsync(row => row.MessageId == messageId, cancellationToken);
        if (known is null) db.Add(known = new ZaloMessageId { MessageId = messageId, ConversationId = conversationId, Sequence = 0, At = time.GetUtcNow() });
        known.Seen = seen || known.Seen == true;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // stored by the sender at the same moment: the next receipt tells more
        }
    }

    /// <summary>The newest of some messages, or null if none is ours.</summary>
    public async Task<ZaloMessageId?> NewestAsync(IReadOnlyList<string> messageIds, CancellationToken cancellationToken)
    {
        if (messageIds.Count == 0) return null;
        await using var db = databases.Create();
        return await db.Set<ZaloMessageId>().AsNoTracking().Where(row => messageIds.Contains(row.MessageId) && row.Sequence > 0).OrderByDescending(row => row.Sequence).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>How many messages of the platform an activity is so far, as we know; <paramref name="since"/>: when it was said.</summary>
    public async Task<int> CountAsync(string conversationId, long sequence, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await db.Set<ZaloMessageId>().CountAsync(row => row.At >= since && row.ConversationId == conversationId && row.Sequence == sequence, cancellationToken);
    }

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - Kept;
        await using var db = databases.Create();
        await db.Set<ZaloMessageId>().Where(row => row.At < before).ExecuteDeleteAsync(cancellationToken);
    }
}
