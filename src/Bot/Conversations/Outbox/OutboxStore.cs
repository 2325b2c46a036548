using Microsoft.EntityFrameworkCore;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Conversations.Outbox;

/// <summary>The rows of the outbox: which are due, who delivers them, what came of it. Writes its own table only; conversations are the writer's.</summary>
internal sealed class OutboxStore(BotDbFactory databases, TimeProvider time)
{
    /// <summary>The oldest waiting row of each conversation, where it is due and nobody is at it; those of <paramref name="busy"/> conversations are left out.</summary>
    public async Task<IReadOnlyList<Outgoing>> DueAsync(string receiver, IReadOnlyCollection<string> busy, int most, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var others = busy.ToArray();
        await using var db = databases.Create();
        return await Heads(db, receiver).Where(row => row.NextAt <= now && (row.LeasedUntil == null || row.LeasedUntil <= now) && !EF.Parameter(others).Contains(row.ConversationId))
            .OrderBy(row => row.NextAt).Take(most).ToListAsync(cancellationToken);
    }

    /// <summary>The oldest waiting row of one conversation, if it is due and nobody is at it.</summary>
    public async Task<Outgoing?> NextAsync(string receiver, string conversationId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = databases.Create();
        return await Heads(db, receiver).FirstOrDefaultAsync(row => row.ConversationId == conversationId && row.NextAt <= now && (row.LeasedUntil == null || row.LeasedUntil <= now), cancellationToken);
    }

    /// <summary>Takes a row for itself; null if another instance was faster.</summary>
    public async Task<string?> LeaseAsync(Outgoing row, TimeSpan within, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        DateTimeOffset? until = now + within;
        var lease = RandomId.New();
        await using var db = databases.Create();
        var taken = await Waiting(db, row).Where(one => one.Attempts == row.Attempts && (one.LeasedUntil == null || one.LeasedUntil <= now)).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.LeasedUntil, until).SetProperty(one => one.Lease, lease).SetProperty(one => one.Attempts, one => one.Attempts + 1), cancellationToken);
        return taken == 1 ? lease : null;
    }

    /// <summary>Nothing is left to do; false if the lease had lapsed.</summary>
    public async Task<bool> DoneAsync(Outgoing row, string lease, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await Waiting(db, row).Where(one => one.Lease == lease).ExecuteDeleteAsync(cancellationToken) == 1;
    }

    /// <summary>The receiver has so many parts of it.</summary>
    public async Task PartDoneAsync(Outgoing row, int parts, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        await Waiting(db, row).ExecuteUpdateAsync(set => set.SetProperty(one => one.PartsDone, parts), cancellationToken);
    }

    /// <summary>Whether it is still to be brought: asked just before each part goes out.</summary>
    public async Task<bool> IsWaitingAsync(Outgoing row, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await Waiting(db, row).AnyAsync(cancellationToken);
    }

    /// <summary>Whether something that was put in before <paramref name="at"/> has been begun and not ended: the receiver may have it although we do not know.</summary>
    public async Task<bool> IsUnderWayAsync(string receiver, string conversationId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await db.Outbox.AnyAsync(row => row.ConversationId == conversationId && row.Receiver == receiver && row.State == OutgoingState.Waiting && row.Attempts > 0 && row.At <= at, cancellationToken);
    }

    public async Task LaterAsync(Outgoing row, string lease, string problem, DateTimeOffset next, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        await Waiting(db, row).Where(one => one.Lease == lease).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.NextAt, next).SetProperty(one => one.LeasedUntil, (DateTimeOffset?)null).SetProperty(one => one.Problem, problem), cancellationToken);
    }

    public async Task GiveUpAsync(Outgoing row, string problem, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        await Waiting(db, row).ExecuteUpdateAsync(set => set.SetProperty(one => one.State, OutgoingState.GivenUp).SetProperty(one => one.Problem, problem), cancellationToken);
    }

    /// <summary>How many rows wait and how many were given up, of all receivers.</summary>
    public async Task<(int Waiting, int GivenUp)> CountAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return (await db.Outbox.CountAsync(row => row.State == OutgoingState.Waiting, cancellationToken), await db.Outbox.CountAsync(row => row.State == OutgoingState.GivenUp, cancellationToken));
    }

    /// <summary>What was given up, newest first.</summary>
    public async Task<IReadOnlyList<Outgoing>> GivenUpAsync(int most, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await db.Outbox.AsNoTracking().Where(row => row.State == OutgoingState.GivenUp).OrderByDescending(row => row.At).Take(most).ToListAsync(cancellationToken);
    }

    /// <summary>Takes what was given up or cancelled long ago off the list.</summary>
    public async Task SweepAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        await db.Outbox.Where(row => row.State != OutgoingState.Waiting && row.At < before).ExecuteDeleteAsync(cancellationToken);
    }

    private static IQueryable<Outgoing> Heads(BotDb db, string receiver) => db.Outbox.AsNoTracking().Where(row => row.Receiver == receiver && row.State == OutgoingState.Waiting
        && !db.Outbox.Any(earlier => earlier.ConversationId == row.ConversationId && earlier.Receiver == receiver && earlier.State == OutgoingState.Waiting && earlier.Order < row.Order));

    private static IQueryable<Outgoing> Waiting(BotDb db, Outgoing row) =>
        db.Outbox.Where(one => one.ConversationId == row.ConversationId && one.Order == row.Order && one.State == OutgoingState.Waiting);
}
