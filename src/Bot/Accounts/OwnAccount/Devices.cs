using Microsoft.AspNetCore.Identity;
using VinhPhong.Bot.Accounts.Audit;
using VinhPhong.Bot.Accounts.SigningIn;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Accounts.OwnAccount;

/// <summary>What somebody does with their own password and devices.</summary>
internal sealed class Devices(BotDb db, UserManager<Officer> officers, Sessions sessions, AuditLog audit)
{
    /// <summary>What is wrong with the change; nothing when it is made. Other devices are signed out: the password may be changed because somebody knows it.</summary>
    public async Task<IReadOnlyList<IdentityError>> ChangePasswordAsync(Officer officer, string current, string next, HttpContext context)
    {
        await using var change = await AuditLog.BeginAsync(db, context.RequestAborted);
        var result = await officers.ChangePasswordAsync(officer, current, next);
        if (!result.Succeeded) return [.. result.Errors];
        await sessions.EndAllAsync(db, officer.Id, context.User.SessionId(), context.RequestAborted);
        await audit.AppendAsync(db, Actor.Of(context), "account.password", officer.UserName!, "", context.RequestAborted);
        await change.CommitAsync(context.RequestAborted);
        return [];
    }

    public async Task SignOutAsync(string session, HttpContext context)
    {
        await using var change = await AuditLog.BeginAsync(db, context.RequestAborted);
        if (!await sessions.EndAsync(db, context.User.OfficerId(), session, context.RequestAborted)) return;
        await audit.AppendAsync(db, Actor.Of(context), "account.sign-out", context.User.Identity!.Name!, session == context.User.SessionId() ? "" : "another device", context.RequestAborted);
        await change.CommitAsync(context.RequestAborted);
    }

    /// <summary>All devices but this one.</summary>
    public async Task SignOutOthersAsync(HttpContext context)
    {
        await using var change = await AuditLog.BeginAsync(db, context.RequestAborted);
        await sessions.EndAllAsync(db, context.User.OfficerId(), context.User.SessionId(), context.RequestAborted);
        await audit.AppendAsync(db, Actor.Of(context), "account.signed-out-everywhere", context.User.Identity!.Name!, "", context.RequestAborted);
        await change.CommitAsync(context.RequestAborted);
    }
}
