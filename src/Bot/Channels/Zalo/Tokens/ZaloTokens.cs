using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VinhPhong.Bot.Channels.Zalo.Sending;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Channels.Zalo.Tokens;

/// <summary>
/// Keeps the account's tokens. A refresh token is good once, and with it goes the account's voice until a person consents anew: so one instance renews at a time, says so in the
/// database before it asks, and stores the new pair before anybody uses it. After an end that nobody knows of, the old access token tells: if it still works, nothing was given.
/// </summary>
internal sealed partial class ZaloTokens(BotDbFactory databases, IDataProtectionProvider protection, ZaloOAuth oauth, ZaloApi api, TimeProvider time, IOptions<ZaloOptions> options, ILogger<ZaloTokens> logger) : IDisposable
{
    /// <summary>Longer than any call: whoever renews longer than this has died.</summary>
    private static readonly TimeSpan DeadAfter = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    private readonly SemaphoreSlim renewing = new(1);
    private volatile Opened? opened;

    public void Dispose() => renewing.Dispose();

    private string OaId => options.Value.OaId!;

    /// <summary>The access token; null if nobody has consented, or has to consent anew.</summary>
    public async Task<string?> AccessAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) is { Sealed: not null, Problem: null } account ? Open(account).Access : null;

    /// <summary>A token in place of one that the platform refused: the one that somebody else got meanwhile, or a new one. Null if there is none.</summary>
    public async Task<string?> RenewAsync(string refused, CancellationToken cancellationToken)
    {
        await renewing.WaitAsync(cancellationToken);
        try
        {
            while (await FindAsync(cancellationToken) is { Sealed: not null, Problem: null } account)
            {
                var pair = Open(account);
                if (pair.Access != refused) return pair.Access;
                if (!await ClaimAsync(account, cancellationToken)) await Task.Delay(LookAgain, time, cancellationToken); // another instance is at it
                else if (account.RenewingSince is null || await SurvivedAsync(account, cancellationToken)) await AskAsync(account, pair);
            }
            return null;
        }
        finally
        {
            renewing.Release();
        }
    }

    /// <summary>An administrator has consented: the code becomes the first pair.</summary>
    public async Task<string?> BeginAsync(string code, string verifier, CancellationToken cancellationToken)
    {
        switch (await oauth.ExchangeAsync(code, verifier, cancellationToken))
        {
            case ZaloGrant.Given given:
                await using (var db = databases.Create())
                {
                    var account = await db.Set<ZaloAccount>().FirstOrDefaultAsync(row => row.OaId == OaId, CancellationToken.None);
                    if (account is null) db.Add(account = new ZaloAccount { OaId = OaId });
                    Put(account, given);
                    await db.SaveChangesAsync(CancellationToken.None);
                }
                return null;
            case ZaloGrant.Refused refused: return refused.Problem;
            case ZaloGrant.NotReached unreached: return unreached.Problem;
            case var other: return ((ZaloGrant.Unknown)other).Problem;
        }
    }

    public async Task<ZaloAccount?> FindAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await db.Set<ZaloAccount>().AsNoTracking().FirstOrDefaultAsync(row => row.OaId == OaId, cancellationToken);
    }

    public async Task<bool> UsesOldAddressAsync(CancellationToken cancellationToken) => (await FindAsync(cancellationToken))?.UsesOldAddress == true;

    /// <summary>The address that the platform wants this account to send by.</summary>
    public async Task PinAsync(bool old, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        bool? used = old;
        await db.Set<ZaloAccount>().Where(row => row.OaId == OaId).ExecuteUpdateAsync(set => set.SetProperty(row => row.UsesOldAddress, used), cancellationToken);
        Log.Pinned(logger, old ? "v2.0" : "v3.0");
    }

    /// <summary>Says in the database that it renews now; false while another one does.</summary>
    private async Task<bool> ClaimAsync(ZaloAccount account, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        DateTimeOffset? since = now, dead = now - DeadAfter;
        await using var db = databases.Create();
        return await db.Set<ZaloAccount>().Where(row => row.OaId == OaId && row.Version == account.Version && (row.RenewingSince == null || row.RenewingSince < dead))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.RenewingSince, since), cancellationToken) == 1;
    }

    /// <summary>Somebody died while renewing. The old access token dies the moment a new pair is given: if it works, none was.</summary>
    private async Task<bool> SurvivedAsync(ZaloAccount account, CancellationToken cancellationToken)
    {
        var reply = await api.AccountAsync(Open(account).Access, cancellationToken);
        if (reply.IsGood) return true;
        if (reply.Remedy != ZaloRemedy.Renew) throw new ZaloUnreachableException(reply.Problem); // it cannot be told now; the next one looks again
        // Void, but perhaps only of age: then one try with the refresh token tells the rest.
        if (account.ExpiresAt <= time.GetUtcNow()) return true;
        await GiveUpAsync("Zalo: a pair was lost while it was renewed");
        return false;
    }

    private async Task AskAsync(ZaloAccount account, ZaloPair pair)
    {
        switch (await oauth.RefreshAsync(pair.Refresh, CancellationToken.None))
        {
            case ZaloGrant.Given given:
                await StoreAsync(account, given);
                break;
            case ZaloGrant.Refused refused:
                await GiveUpAsync(refused.Problem);
                break;
            case ZaloGrant.NotReached unreached:
                Log.NotReached(logger, unreached.Problem);
                await ReleaseAsync();
                throw new ZaloUnreachableException(unreached.Problem);
            case ZaloGrant.Unknown unknown:
                // Stays marked: whoever comes after the time of the dead looks whether the old token still works before he asks again.
                Log.Unknown(logger, unknown.Problem);
                throw new ZaloUnreachableException(unknown.Problem);
        }
    }

    private async Task StoreAsync(ZaloAccount account, ZaloGrant.Given given)
    {
        await using var db = databases.Create();
        var stored = await db.Set<ZaloAccount>().SingleAsync(row => row.OaId == OaId && row.Version == account.Version);
        Put(stored, given);
        await db.SaveChangesAsync();
        Log.Renewed(logger, stored.ExpiresAt!.Value);
    }

    private void Put(ZaloAccount account, ZaloGrant.Given given)
    {
        var now = time.GetUtcNow();
        account.SealedBefore = account.Sealed;
        account.Sealed = given.Pair.Seal(protection);
        (account.IssuedAt, account.ExpiresAt, account.AuthorisedUntil) = (now, now + given.Life, now + given.AuthorisedFor);
        (account.RenewingSince, account.Problem) = (null, null);
        account.Version++;
    }

    private async Task ReleaseAsync()
    {
        await using var db = databases.Create();
        await db.Set<ZaloAccount>().Where(row => row.OaId == OaId).ExecuteUpdateAsync(set => set.SetProperty(row => row.RenewingSince, (DateTimeOffset?)null));
    }

    private async Task GiveUpAsync(string problem)
    {
        await using var db = databases.Create();
        await db.Set<ZaloAccount>().Where(row => row.OaId == OaId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Problem, problem).SetProperty(row => row.RenewingSince, (DateTimeOffset?)null));
        Log.ConsentNeeded(logger, problem);
    }

    private ZaloPair Open(ZaloAccount account)
    {
        if (opened is { } before && before.Version == account.Version) return before.Pair;
        var pair = ZaloPair.Open(account.Sealed!, protection);
        opened = new Opened(account.Version, pair);
        return pair;
    }

    /// <summary>The pair as it was last unsealed; one object, because conversations are delivered side by side.</summary>
    private sealed record Opened(long Version, ZaloPair Pair);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Zalo's access token was renewed; it is good until {Until}")]
        public static partial void Renewed(ILogger logger, DateTimeOffset until);

        [LoggerMessage(Level = LogLevel.Critical, Message = "Zalo does not authorise us any more ({Problem}): an administrator has to consent anew at /admin/zalo")]
        public static partial void ConsentNeeded(ILogger logger, string problem);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Zalo's token could not be renewed ({Problem}); it is tried again")]
        public static partial void NotReached(ILogger logger, string problem);

        [LoggerMessage(Level = LogLevel.Error, Message = "Whether Zalo renewed the token is unknown ({Problem}); in two minutes it is found out with the old one")]
        public static partial void Unknown(ILogger logger, string problem);

        [LoggerMessage(Level = LogLevel.Information, Message = "Zalo wants this account to send by its {Address} address")]
        public static partial void Pinned(ILogger logger, string address);
    }
}

/// <summary>The platform could not be asked for tokens.</summary>
internal sealed class ZaloUnreachableException(string problem) : Exception(problem);
