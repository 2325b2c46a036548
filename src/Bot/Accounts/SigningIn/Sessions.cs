using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Accounts.SigningIn;

/// <summary>The devices that are signed in: opened, seen, ended.</summary>
internal sealed class Sessions(BotDbFactory databases, TimeProvider time, IOptions<AccountsOptions> options)
{
    /// <summary>Characters; 128 bits.</summary>
    private const int IdLength = 32;

    private const int LongestUserAgent = 256;

    /// <summary>More often would only be writing.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    public async Task<Session> OpenAsync(Officer officer, bool secondFactor, HttpContext context, CancellationToken cancellationToken)
    {
        var userAgent = context.Request.Headers.UserAgent.ToString();
        var now = time.GetUtcNow();
        var session = new Session
        {
            Id = RandomNumberGenerator.GetHexString(IdLength, lowercase: true),
            OfficerId = officer.Id,
            CreatedAt = now,
            LastSeenAt = now,
            SecondFactor = secondFactor,
            Address = context.Connection.RemoteIpAddress?.ToString(),
            UserAgent = userAgent.Length > LongestUserAgent ? userAgent[..LongestUserAgent] : userAgent,
        };
        await using var db = databases.Create();
        db.Sessions.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        return session;
    }

    /// <summary>The session, if it still is one: not ended, not idle for too long, of an account that is enabled.</summary>
    public async Task<Session?> LiveAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var idleSince = time.GetUtcNow() - options.Value.SignedInFor;
        return await db.Sessions.AsNoTracking()
            .Where(row => row.Id == id && row.EndedAt == null && row.LastSeenAt > idleSince && db.Officers.Any(officer => officer.Id == row.OfficerId && officer.Enabled))
            .FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<Session>> OfAsync(string officerId, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var idleSince = time.GetUtcNow() - options.Value.SignedInFor;
        return await db.Sessions.AsNoTracking().Where(row => row.OfficerId == officerId && row.EndedAt == null && row.LastSeenAt > idleSince)
            .OrderByDescending(row => row.LastSeenAt).ToListAsync(cancellationToken);
    }

    public async Task SeenAsync(Session session, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now - session.LastSeenAt < SeenEvery) return;
        await using var db = databases.Create();
        await db.Sessions.Where(row => row.Id == session.Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.LastSeenAt, now), cancellationToken);
    }

    /// <summary>Ends one session of an officer; false if it is not theirs or has ended.</summary>
    public async Task<bool> EndAsync(BotDb db, string officerId, string id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await db.Sessions.Where(row => row.Id == id && row.OfficerId == officerId && row.EndedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.EndedAt, now), cancellationToken) > 0;
    }

    /// <summary>Ends all sessions of an officer, but for the one that asks.</summary>
    public Task<int> EndAllAsync(BotDb db, string officerId, string? except, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return db.Sessions.Where(row => row.OfficerId == officerId && row.Id != except && row.EndedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.EndedAt, now), cancellationToken);
    }

    /// <summary>A second factor was set up in this session, which from now on counts as signed in with it.</summary>
    public static Task RaiseAsync(BotDb db, string id, CancellationToken cancellationToken) =>
        db.Sessions.Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(one => one.SecondFactor, true), cancellationToken);
}
