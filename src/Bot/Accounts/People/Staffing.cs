using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VinhPhong.Bot.Accounts.Audit;
using VinhPhong.Bot.Accounts.Inviting;
using VinhPhong.Bot.Accounts.SigningIn;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Accounts.People;

/// <summary>An account as administrators see it.</summary>
internal sealed record Person(Officer Officer, IReadOnlyList<string> Roles, IReadOnlyList<string> Offices, bool HasSecondFactor, int Devices);

/// <summary>What came of a change: done, perhaps with a link to hand over once, or a reason why not.</summary>
internal sealed record Staffed(string? Problem = null, string? Link = null, string? OfficerId = null)
{
    public static Staffed Done { get; } = new();
}

/// <summary>What administrators do with accounts. Each change and its audit line are stored together; changes of accounts happen one after the other, so the last administrator cannot be lost to two at once.</summary>
internal sealed class Staffing(BotDb db, UserManager<Officer> officers, Invitations invitations, Sessions sessions, AuditLog audit, TimeProvider time)
{
    public async Task<IReadOnlyList<Person>> AllAsync(CancellationToken cancellationToken)
    {
        var people = new List<Person>();
        foreach (var officer in await db.Officers.AsNoTracking().OrderBy(row => row.DisplayName).ToListAsync(cancellationToken)) people.Add(await PersonAsync(officer, cancellationToken));
        return people;
    }

    public async Task<Person?> FindAsync(string id, CancellationToken cancellationToken) =>
        await db.Officers.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is { } officer ? await PersonAsync(officer, cancellationToken) : null;

    public async Task<Staffed> InviteAsync(Actor who, string userName, string displayName, string? email, IReadOnlyCollection<string> roles, IReadOnlyCollection<string> offices, CancellationToken cancellationToken)
    {
        await using var change = await AuditLog.BeginAsync(db, cancellationToken);
        var officer = new Officer { UserName = userName, DisplayName = displayName, Email = email, EmailConfirmed = email is not null, CreatedAt = time.GetUtcNow() };
        if (Problem(await officers.CreateAsync(officer)) is { } notMade) return new(notMade);
        await SetRolesAsync(officer, roles);
        await SetOfficesAsync(officer, offices);
        var token = await invitations.MakeAsync(db, officer.Id, cancellationToken);
        await audit.AppendAsync(db, who, "account.created", userName, $"roles: {string.Join(' ', roles)}; offices: {string.Join(' ', offices)}", cancellationToken);
        await change.CommitAsync(cancellationToken);
        return new(Link: Invitations.Link(token), OfficerId: officer.Id);
    }

    /// <summary>Roles and offices as they shall be; the person's tickets are made anew at their next request.</summary>
    public Task<Staffed> SetAsync(Actor who, string id, IReadOnlyCollection<string> roles, IReadOnlyCollection<string> offices, CancellationToken cancellationToken) => ChangeAsync(who, id, "account.rights", async officer =>
    {
        if (!roles.Contains(Roles.Admin) && await IsLastAdministratorAsync(officer, cancellationToken)) return new(Language.Staff.LastAdministrator);
        await SetRolesAsync(officer, roles);
        await SetOfficesAsync(officer, offices);
        await officers.UpdateSecurityStampAsync(officer);
        return Staffed.Done;
    }, $"roles: {string.Join(' ', roles)}; offices: {string.Join(' ', offices)}", cancellationToken);

    public Task<Staffed> EnableAsync(Actor who, string id, bool enabled, CancellationToken cancellationToken) => ChangeAsync(who, id, enabled ? "account.enabled" : "account.disabled", async officer =>
    {
        if (!enabled && await IsLastAdministratorAsync(officer, cancellationToken)) return new(Language.Staff.LastAdministrator);
        officer.Enabled = enabled;
        await officers.UpdateAsync(officer);
        if (!enabled) await sessions.EndAllAsync(db, id, except: null, cancellationToken);
        if (!enabled) await Invitations.RevokeAsync(db, id, cancellationToken);
        return Staffed.Done;
    }, "", cancellationToken);

    /// <summary>For who has lost password, telephone or key: all ways in are taken away and a new link is made.</summary>
    public Task<Staffed> ResetAsync(Actor who, string id, CancellationToken cancellationToken) => ChangeAsync(who, id, "account.reset", async officer =>
    {
        if (who.Id == id || await IsLastAdministratorAsync(officer, cancellationToken)) return new(Language.Staff.NotYourself);
        await officers.RemovePasswordAsync(officer);
        await officers.SetTwoFactorEnabledAsync(officer, false);
        await db.Set<IdentityUserToken<string>>().Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await db.Set<IdentityUserPasskey<string>>().Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await db.Set<IdentityUserLogin<string>>().Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await officers.SetLockoutEndDateAsync(officer, null);
        await officers.ResetAccessFailedCountAsync(officer);
        await sessions.EndAllAsync(db, id, except: null, cancellationToken);
        return new(Link: Invitations.Link(await invitations.MakeAsync(db, id, cancellationToken)));
    }, "", cancellationToken);

    public Task<Staffed> SignOutEverywhereAsync(Actor who, string id, CancellationToken cancellationToken) => ChangeAsync(who, id, "account.signed-out-everywhere", async _ =>
    {
        await sessions.EndAllAsync(db, id, except: null, cancellationToken);
        return Staffed.Done;
    }, "", cancellationToken);

    private async Task<Staffed> ChangeAsync(Actor who, string id, string action, Func<Officer, Task<Staffed>> what, string detail, CancellationToken cancellationToken)
    {
        await using var change = await AuditLog.BeginAsync(db, cancellationToken);
        if (await officers.FindByIdAsync(id) is not { } officer) return new(Language.Staff.NoSuchAccount);
        await db.Entry(officer).ReloadAsync(cancellationToken); // it may have been read before the others were kept out
        var result = await what(officer);
        if (result.Problem is not null) return result;
        await audit.AppendAsync(db, who, action, officer.UserName!, detail, cancellationToken);
        await change.CommitAsync(cancellationToken);
        return result;
    }

    private async Task<bool> IsLastAdministratorAsync(Officer officer, CancellationToken cancellationToken) =>
        await officers.IsInRoleAsync(officer, Roles.Admin) && !await FirstAdministrator.IsThereOneAsync(db, cancellationToken, except: officer.Id);

    private async Task SetRolesAsync(Officer officer, IReadOnlyCollection<string> roles)
    {
        var had = await officers.GetRolesAsync(officer);
        await officers.RemoveFromRolesAsync(officer, had.Except(roles));
        await officers.AddToRolesAsync(officer, roles.Intersect(Roles.All).Except(had));
    }

    private async Task SetOfficesAsync(Officer officer, IReadOnlyCollection<string> offices)
    {
        var had = (await officers.GetClaimsAsync(officer)).Where(claim => claim.Type == SignedIn.OfficeClaim).ToList();
        await officers.RemoveClaimsAsync(officer, had.Where(claim => !offices.Contains(claim.Value)));
        await officers.AddClaimsAsync(officer, offices.Intersect(Knowledge.Wording.Offices.All).Except(had.Select(claim => claim.Value)).Select(office => new Claim(SignedIn.OfficeClaim, office)));
    }

    private async Task<Person> PersonAsync(Officer officer, CancellationToken cancellationToken) => new(
        officer,
        [.. await officers.GetRolesAsync(officer)],
        [.. (await officers.GetClaimsAsync(officer)).Where(claim => claim.Type == SignedIn.OfficeClaim).Select(claim => claim.Value)],
        officer.TwoFactorEnabled || (await officers.GetPasskeysAsync(officer)).Count > 0,
        (await sessions.OfAsync(officer.Id, cancellationToken)).Count);

    private static string? Problem(IdentityResult result) => result.Succeeded ? null : string.Join(' ', result.Errors.Select(error => error.Description));
}
