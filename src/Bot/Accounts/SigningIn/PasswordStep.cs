using Microsoft.AspNetCore.Identity;
using VinhPhong.Bot.Accounts.Audit;

namespace VinhPhong.Bot.Accounts.SigningIn;

/// <summary>What came of trying to sign in.</summary>
internal enum Entrance
{
    Open,

    /// <summary>The password was right; a code or a passkey is still to come.</summary>
    SecondStep,

    /// <summary>Wrong name, wrong password, locked or disabled: the caller is not told which.</summary>
    Refused,
}

/// <summary>The ways in, and the audit line of each. What was typed as a name is written down only if an account has it: people type passwords there.</summary>
internal sealed class PasswordStep(OfficerSignIn signIn, IPasswordHasher<Officer> hasher, AuditLog audit)
{
    /// <summary>Hashed when there is no account, so that a name that nobody has takes as long as a wrong password.</summary>
    private static readonly Officer Nobody = new();

    private static string? hashOfNothing;

    public async Task<Entrance> EnterAsync(string userName, string password, HttpContext context)
    {
        var officer = await signIn.UserManager.FindByNameAsync(userName);
        if (officer?.PasswordHash is null || await signIn.UserManager.IsLockedOutAsync(officer)) Pretend(password);
        if (officer is null)
        {
            await audit.WriteAsync(Actor.Of(context), "account.sign-in.failed", "", "", context.RequestAborted);
            return Entrance.Refused;
        }
        return await ToldAsync(officer, await signIn.PasswordSignInAsync(officer, password, isPersistent: false, lockoutOnFailure: true), "password", context);
    }

    public async Task<Entrance> EnterWithCodeAsync(string code, HttpContext context)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } officer) return Entrance.Refused;
        return await ToldAsync(officer, await signIn.TwoFactorAuthenticatorSignInAsync(Digits(code), isPersistent: false, rememberClient: false), "code", context);
    }

    public async Task<Entrance> EnterWithRecoveryCodeAsync(string code, HttpContext context)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } officer) return Entrance.Refused;
        return await ToldAsync(officer, await signIn.TwoFactorRecoveryCodeSignInAsync(code.Trim()), "recovery-code", context);
    }

    public async Task<Entrance> EnterWithPasskeyAsync(string credential, HttpContext context)
    {
        var result = await signIn.PasskeySignInAsync(credential);
        if (result.Succeeded)
        {
            await audit.WriteAsync(Actor.Of(context), "account.sign-in", context.User.Identity!.Name!, "passkey", context.RequestAborted);
            return Entrance.Open;
        }
        await audit.WriteAsync(Actor.Of(context), "account.sign-in.failed", "", "passkey", context.RequestAborted);
        return Entrance.Refused;
    }

    /// <summary>Somebody the identity provider vouches for, and who has an account here.</summary>
    public async Task<Entrance> EnterFromElsewhereAsync(Officer officer, string provider, string key, HttpContext context) =>
        await ToldAsync(officer, await signIn.ExternalLoginSignInAsync(provider, key, isPersistent: false, bypassTwoFactor: false), provider, context);

    private async Task<Entrance> ToldAsync(Officer officer, SignInResult result, string how, HttpContext context)
    {
        if (result.RequiresTwoFactor) return Entrance.SecondStep;
        var detail = result.IsLockedOut ? how + ", locked" : result.IsNotAllowed ? how + ", disabled" : how;
        await audit.WriteAsync(result.Succeeded ? Actor.Of(context) : Actor.Of(new(), Address(context)), result.Succeeded ? "account.sign-in" : "account.sign-in.failed", officer.UserName!, detail, context.RequestAborted);
        return result.Succeeded ? Entrance.Open : Entrance.Refused;
    }

    /// <summary>Of a failed attempt only the address is known, not who it was.</summary>
    private static string? Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString();

    private void Pretend(string password) => hasher.VerifyHashedPassword(Nobody, hashOfNothing ??= hasher.HashPassword(Nobody, ""), password);

    private static string Digits(string code) => string.Concat(code.Where(char.IsAsciiDigit));
}
