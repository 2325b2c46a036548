using Microsoft.EntityFrameworkCore;
using VinhPhong.Bot.Accounts.Audit;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Accounts.Inviting;

/// <summary>While nobody can administer, each start makes a one-time link for whoever reads the console. There is no password to change, and none to forget to change.</summary>
internal sealed class FirstAdministrator(BotDbFactory databases, Invitations invitations)
{
    /// <summary>The path to open, or null when there is an administrator.</summary>
    public async Task<string?> LinkAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        await using var change = await AuditLog.BeginAsync(db, cancellationToken);
        if (await IsThereOneAsync(db, cancellationToken)) return null;
        var token = await invitations.MakeAsync(db, officerId: null, cancellationToken);
        await change.CommitAsync(cancellationToken);
        return Invitations.Link(token);
    }

    /// <summary>Whether somebody other than <paramref name="except"/> can administer: enabled, with the role, and with a password of their own.</summary>
    public static Task<bool> IsThereOneAsync(BotDb db, CancellationToken cancellationToken, string? except = null) =>
        db.Officers.AnyAsync(
            officer => officer.Id != except && officer.Enabled && officer.PasswordHash != null
                && db.Set<Microsoft.AspNetCore.Identity.IdentityUserRole<string>>().Any(role => role.UserId == officer.Id && role.RoleId == Roles.Admin),
            cancellationToken);
}
