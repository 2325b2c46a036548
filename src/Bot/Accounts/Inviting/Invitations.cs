using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Accounts.Inviting;

/// <summary>One-time links to set a password: made, looked up, used up.</summary>
internal sealed class Invitations(TimeProvider time, IOptions<AccountsOptions> options)
{
    public const string Path = "/account/invitation";

    private const int TokenBytes = 32;

    /// <summary>A new token for an account, or for the first administrator; earlier ones for the same stop working.</summary>
    public async Task<string> MakeAsync(BotDb db, string? officerId, CancellationToken cancellationToken)
    {
        await RevokeAsync(db, officerId, cancellationToken);
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(TokenBytes));
        var now = time.GetUtcNow();
        var lifetime = officerId is null ? options.Value.FirstLinkValidFor : options.Value.InvitationValidFor;
        db.Invitations.Add(new Invitation { TokenHash = Hash(token), OfficerId = officerId, CreatedAt = now, ExpiresAt = now + lifetime });
        await db.SaveChangesAsync(cancellationToken);
        return token;
    }

    public static Task<int> RevokeAsync(BotDb db, string? officerId, CancellationToken cancellationToken) =>
        db.Invitations.Where(row => row.OfficerId == officerId && row.UsedAt == null).ExecuteDeleteAsync(cancellationToken);

    /// <summary>The invitation, if it can still be used.</summary>
    public async Task<Invitation?> FindAsync(BotDb db, string token, CancellationToken cancellationToken)
    {
        var (hash, now) = (Hash(token), time.GetUtcNow());
        return await db.Invitations.AsNoTracking().FirstOrDefaultAsync(row => row.TokenHash == hash && row.UsedAt == null && row.ExpiresAt > now, cancellationToken);
    }

    /// <summary>Uses it up; false if somebody else just did.</summary>
    public async Task<bool> UseAsync(BotDb db, Invitation invitation, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await db.Invitations.Where(row => row.TokenHash == invitation.TokenHash && row.UsedAt == null && row.ExpiresAt > now)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.UsedAt, now), cancellationToken) == 1;
    }

    public static string Link(string token) => $"{Path}?code={token}";

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
