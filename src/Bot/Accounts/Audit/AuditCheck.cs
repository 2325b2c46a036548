using Microsoft.EntityFrameworkCore;
using VinhPhong.Bot.Language;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Accounts.Audit;

/// <summary>What a walk through the audit log found.</summary>
internal abstract record AuditFinding
{
    private AuditFinding()
    {
    }

    /// <summary>The finding in a sentence.</summary>
    public string Said() => this switch
    {
        Whole(var seal) => Staff.Filled(Staff.AuditWhole, seal.Number),
        Missing(var number) => Staff.Filled(Staff.AuditMissing, number),
        Changed(var number) => Staff.Filled(Staff.AuditChanged, number),
        NotAsSealed(var seal) => Staff.Filled(Staff.AuditNotAsSealed, seal),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Every line is there and unchanged, up to this seal.</summary>
    public sealed record Whole(AuditSeal Seal) : AuditFinding;

    /// <summary>The line with this number is missing.</summary>
    public sealed record Missing(long Number) : AuditFinding;

    /// <summary>The line with this number was changed, or one before it was rewritten.</summary>
    public sealed record Changed(long Number) : AuditFinding;

    /// <summary>The log does not contain what a seal kept elsewhere says it had.</summary>
    public sealed record NotAsSealed(AuditSeal Seal) : AuditFinding;
}

/// <summary>Walks the chain from the first line to the last, and names the first that is broken.</summary>
internal sealed class AuditCheck(BotDbFactory databases)
{
    public async Task<AuditSeal> NewestAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var last = await db.AuditEntries.AsNoTracking().OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancellationToken);
        return last is null ? AuditSeal.OfNothing : new AuditSeal(last.Number, Convert.ToHexStringLower(last.Hash));
    }

    /// <summary>With a seal kept elsewhere a log that was cut off at its end, or rewritten as a whole, shows too.</summary>
    public async Task<AuditFinding> RunAsync(AuditSeal? kept, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var (number, hash) = (0L, AuditEntry.Beginning);
        var isAsSealed = kept is null || kept == AuditSeal.OfNothing;
        await foreach (var entry in db.AuditEntries.AsNoTracking().OrderBy(row => row.Number).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (entry.Number != number + 1) return new AuditFinding.Missing(number + 1);
            if (!entry.Hash.AsSpan().SequenceEqual(entry.HashAfter(hash))) return new AuditFinding.Changed(entry.Number);
            (number, hash) = (entry.Number, entry.Hash);
            if (kept == new AuditSeal(number, Convert.ToHexStringLower(hash))) isAsSealed = true;
        }
        return isAsSealed ? new AuditFinding.Whole(number == 0 ? AuditSeal.OfNothing : new AuditSeal(number, Convert.ToHexStringLower(hash))) : new AuditFinding.NotAsSealed(kept!);
    }
}
