using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using VinhPhong.Bot.Accounts.Audit;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Conversations;

/// <summary>An entry whose office wants to see the assistant's answer before the resident does.</summary>
internal sealed class NodEntry
{
    public required string EntryId { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset Since { get; init; }
}

/// <summary>The entries whose answers wait for an officer's nod. A resident who asks for one is handed to its office, with the answer ready to send at the desk.</summary>
internal sealed class AwaitsNod(BotDbFactory databases, AuditLog audit, TimeProvider time)
{
    private volatile FrozenSet<string> entries = [];

    /// <summary>As last read; another instance's change is seen within seconds.</summary>
    public bool Contains(string entryId) => entries.Contains(entryId);

    public async Task<IReadOnlyList<NodEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var rows = await db.Set<NodEntry>().AsNoTracking().OrderBy(row => row.EntryId).ToListAsync(cancellationToken);
        entries = rows.Select(row => row.EntryId).ToFrozenSet(StringComparer.Ordinal);
        return rows;
    }

    /// <summary>Asks for the nod or no longer asks for it; written down in the same transaction.</summary>
    public async Task SetAsync(string entryId, bool asks, OfficerAtDesk by, CancellationToken cancellationToken)
    {
        await using (var db = databases.Create())
        {
            await using var change = await AuditLog.BeginAsync(db, cancellationToken);
            await db.Set<NodEntry>().Where(row => row.EntryId == entryId).ExecuteDeleteAsync(cancellationToken);
            if (asks) db.Add(new NodEntry { EntryId = entryId, By = by.Name, Since = time.GetUtcNow() });
            await db.SaveChangesAsync(cancellationToken);
            await audit.AppendAsync(db, new DeskAct(by, "assistant.nod").Actor, asks ? "assistant.nod.ask" : "assistant.nod.stop", entryId, "", cancellationToken);
            await change.CommitAsync(cancellationToken);
        }
        await ReadAsync(cancellationToken);
    }

    public static void Map(ModelBuilder model) => model.Entity<NodEntry>().ToTable("NodEntries").HasKey(row => row.EntryId);
}
