using Microsoft.AspNetCore.Identity;
using VinhPhong.Bot.Accounts.Audit;
using VinhPhong.Bot.Accounts.SigningIn;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Accounts.Inviting;

/// <summary>Takes up an invitation: sets the password, makes the account of the first administrator, and signs in.</summary>
internal sealed class TakeUp(BotDb db, UserManager<Officer> officers, OfficerSignIn signIn, Invitations invitations, AuditLog audit, TimeProvider time)
{
    /// <summary>Who the invitation is for; an officer without a name for the first administrator; null if the link does not work.</summary>
    public async Task<Officer?> InvitedAsync(string token, CancellationToken cancellationToken)
    {
        if (await invitations.FindAsync(db, token, cancellationToken) is not { } invitation) return null;
        if (invitation.OfficerId is { } id) return await officers.FindByIdAsync(id) is { Enabled: true } officer ? officer : null;
        return await FirstAdministrator.IsThereOneAsync(db, cancellationToken) ? null : new Officer();
    }

    /// <summary>What is wrong with what was entered; nothing when it worked and the person is signed in; null if the link does not work.</summary>
    public async Task<IReadOnlyList<IdentityError>?> UseAsync(string token, string displayName, string userName, string password, HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        await using var change = await AuditLog.BeginAsync(db, cancellationToken);
        if (await invitations.FindAsync(db, token, cancellationToken) is not { } invitation || await InvitedAsync(token, cancellationToken) is not { } officer) return null;
        var isFirst = invitation.OfficerId is null;
        if (isFirst)
        {
            (officer.DisplayName, officer.UserName, officer.CreatedAt) = (displayName, userName, time.GetUtcNow());
            if (Failures(await officers.CreateAsync(officer)) is { Count: > 0 } notMade) return notMade;
            if (Failures(await officers.AddToRoleAsync(officer, Roles.Admin)) is { Count: > 0 } notAdmin) return notAdmin;
        }
        if (Failures(await officers.AddPasswordAsync(officer, password)) is { Count: > 0 } refused) return refused;
        if (!await invitations.UseAsync(db, invitation, cancellationToken)) return null;
        await audit.AppendAsync(db, new Actor(officer.Id, officer.DisplayName, context.Connection.RemoteIpAddress?.ToString()), isFirst ? "account.first-administrator" : "account.invitation.used", officer.UserName!, "", cancellationToken);
        await change.CommitAsync(cancellationToken);
        await signIn.SignInAsync(officer, isPersistent: false);
        return [];
    }

    private static IReadOnlyList<IdentityError> Failures(IdentityResult result) => [.. result.Errors];
}
