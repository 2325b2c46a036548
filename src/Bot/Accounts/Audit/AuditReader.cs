using Microsoft.EntityFrameworkCore;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Accounts.Audit;

/// <summary>What to look for in the audit log; what is null is not asked.</summary>
internal sealed record AuditSearch(string? Who, string? Action, DateOnly? From, DateOnly? Through, string? Text)
{
    /// <summary>Việt Nam keeps one time zone and no summer time.</summary>
    public static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    public DateTimeOffset? Since => From is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, Vietnam) : null;

    public DateTimeOffset? Before => Through is { } day ? new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, Vietnam) : null;
}

/// <summary>Reads the audit log, newest first.</summary>
internal sealed class AuditReader(BotDbFactory databases)
{
    public const int OnAPage = 50;

    public async Task<IReadOnlyList<AuditEntry>> PageAsync(AuditSearch search, long? below, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var found = Matching(db, search);
        if (below is { } number) found = found.Where(row => row.Number < number);
        return await found.OrderByDescending(row => row.Number).Take(OnAPage + 1).ToListAsync(cancellationToken);
    }

    public async IAsyncEnumerable<AuditEntry> AllAsync(AuditSearch search, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        await foreach (var entry in Matching(db, search).OrderBy(row => row.Number).AsAsyncEnumerable().WithCancellation(cancellationToken)) yield return entry;
    }

    public async Task<IReadOnlyList<string>> ActionsAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await db.AuditEntries.Select(row => row.Action).Distinct().Order().ToListAsync(cancellationToken);
    }

    private static IQueryable<AuditEntry> Matching(BotDb db, AuditSearch search)
    {
        var rows = db.AuditEntries.AsNoTracking();
        if (search.Who is { } who) rows = rows.Where(row => row.Who.Contains(who) || row.WhoId == who);
        if (search.Action is { } action) rows = rows.Where(row => row.Action == action);
        if (search.Since is { } since) rows = rows.Where(row => row.At >= since);
        if (search.Before is { } before) rows = rows.Where(row => row.At < before);
        if (search.Text is { } text) rows = rows.Where(row => row.Subject.Contains(text) || row.Detail.Contains(text));
        return rows;
    }
}
