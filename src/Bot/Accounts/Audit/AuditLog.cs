using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Accounts.Audit;

/// <summary>
/// Writes the audit log. One line after the other, whoever writes: PostgreSQL by a lock that lasts as long as the transaction, SQLite because it has one
/// writer. Inside a change of data the line and the change are stored together or not at all.
/// </summary>
internal sealed class AuditLog(BotDbFactory databases, TimeProvider time)
{
    /// <summary>Names the lock among all locks of the database; any number that nothing else uses.</summary>
    private const long LockName = 0x41756469744c6f67; // "AuditLog"

    /// <summary>A line by itself.</summary>
    public async Task WriteAsync(Actor who, string action, string subject, string detail, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        await using var change = await BeginAsync(db, cancellationToken);
        await AppendAsync(db, who, action, subject, detail, cancellationToken);
        await change.CommitAsync(cancellationToken);
    }

    /// <summary>A transaction that appends: nobody else appends, or changes accounts, until it ends.</summary>
    public static async Task<IDbContextTransaction> BeginAsync(BotDb db, CancellationToken cancellationToken)
    {
        var change = await db.Database.BeginTransactionAsync(cancellationToken);
        await LockAsync(db, cancellationToken);
        return change;
    }

    /// <summary>A line inside the transaction that <paramref name="db"/> is in. Call it last: others who append wait until the commit.</summary>
    public async Task AppendAsync(BotDb db, Actor who, string action, string subject, string detail, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("An audit line is appended inside a transaction.");
        await LockAsync(db, cancellationToken); // held already if BeginAsync began it; then this costs nothing
        var last = await db.AuditEntries.AsNoTracking().OrderByDescending(row => row.Number).Select(row => new { row.Number, row.Hash }).FirstOrDefaultAsync(cancellationToken);
        var entry = new AuditEntry
        {
            Number = (last?.Number ?? 0) + 1,
            At = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds()), // as it will be read
            WhoId = who.Id,
            Who = who.Name,
            Action = action,
            Subject = subject,
            Detail = detail,
            Address = who.Address,
        };
        db.AuditEntries.Add(entry.SealedAfter(last?.Hash ?? AuditEntry.Beginning));
        await db.SaveChangesAsync(cancellationToken);
    }

    private static Task<int> LockAsync(BotDb db, CancellationToken cancellationToken) =>
        db is PostgresBotDb ? db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockName})", cancellationToken) : Task.FromResult(0);
}
