using Microsoft.EntityFrameworkCore;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Conversations;

/// <summary>A message of a resident that is to be handled, and the conversation as it is before that.</summary>
internal sealed record Unhandled(Conversation Conversation, StoredActivity Activity);

/// <summary>Reads conversations; never changes them.</summary>
internal sealed class ConversationReader(BotDbFactory databases)
{
    /// <summary>Activities read at once; who is further behind reads again.</summary>
    public const int MostAtOnce = 1000;

    /// <summary>Once a turn, so it is translated to SQL only once.</summary>
    private readonly Func<BotDb, string, CancellationToken, Task<Unhandled?>> next = EF.CompileAsyncQuery((BotDb db, string conversationId, CancellationToken cancellationToken) =>
        db.Conversations.AsNoTracking().Where(row => row.Id == conversationId)
            .Join(db.Activities, row => row.Id, activity => activity.ConversationId, (conversation, activity) => new { conversation, activity })
            .Where(pair => pair.activity.Incoming && pair.activity.Sequence > pair.conversation.HandledThrough)
            .OrderBy(pair => pair.activity.Sequence)
            .Select(pair => new Unhandled(pair.conversation, pair.activity))
            .FirstOrDefault());

    public async Task<Conversation?> FindAsync(string conversationId, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await db.Conversations.AsNoTracking().FirstOrDefaultAsync(row => row.Id == conversationId, cancellationToken);
    }

    /// <summary>The conversation with its oldest unhandled message from the resident; null if there is none.</summary>
    public async Task<Unhandled?> NextAsync(string conversationId, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await next(db, conversationId, cancellationToken);
    }

    /// <summary>The activities after a watermark, in order, at most <see cref="MostAtOnce"/>.</summary>
    public async Task<IReadOnlyList<StoredActivity>> AfterAsync(string conversationId, long watermark, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await db.Activities.AsNoTracking().Where(row => row.ConversationId == conversationId && row.Sequence > watermark)
            .OrderBy(row => row.Sequence).Take(MostAtOnce).ToListAsync(cancellationToken);
    }

    /// <summary>Conversations with unhandled messages: after a restart, and those of an instance that died.</summary>
    public async Task<IReadOnlyList<string>> WithWorkAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await db.Conversations.Where(row => row.HandledThrough < row.LastIncoming).OrderBy(row => row.LastActivityAt).Select(row => row.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Every conversation of a resident on a channel.</summary>
    public async Task<IReadOnlyList<string>> OfResidentAsync(string channel, string userId, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await db.Conversations.Where(row => row.Channel == channel && row.UserId == userId).Select(row => row.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Whether an open hand-off is one that an outside hub has.</summary>
    public async Task<bool> IsAtHubAsync(string reference, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await db.HandOffs.AnyAsync(row => row.Reference == reference && row.AtHub && row.State != HandOffs.HandOffState.Ended, cancellationToken);
    }

    /// <summary>When a hand-off of the conversation was last ended by somebody, and not only by silence; null if none was.</summary>
    public async Task<DateTimeOffset?> HandedBackAtAsync(string conversationId, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await db.HandOffs.Where(row => row.ConversationId == conversationId && row.EndedAt != null && row.Ending != HandOffs.HandOffEnding.QuietElsewhere)
            .OrderByDescending(row => row.EndedAt).Select(row => row.EndedAt).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The newest messages that were said to the resident, without those that another system told us of.</summary>
    public async Task<IReadOnlyList<StoredActivity>> SaidAsync(string conversationId, int most, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await db.Activities.AsNoTracking().Where(row => row.ConversationId == conversationId && !row.Incoming && row.Key == null && row.Type == Activities.ActivityTypes.Message)
            .OrderByDescending(row => row.Sequence).Take(most).ToListAsync(cancellationToken);
    }

    public async Task<StoredFile?> FileAsync(string conversationId, string fileId, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await db.Files.AsNoTracking().FirstOrDefaultAsync(row => row.Id == fileId && row.ConversationId == conversationId && db.Conversations.Any(one => one.Id == conversationId && one.ForgottenAt == null), cancellationToken);
    }
}
