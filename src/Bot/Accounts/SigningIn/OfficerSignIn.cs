using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace VinhPhong.Bot.Accounts.SigningIn;

/// <summary>
/// Signing in with Identity, and what is ours about it: a passkey is a second factor too, every way in opens a session that can be ended, a code is good
/// once, and an account that is disabled has no way in.
/// </summary>
internal sealed class OfficerSignIn(
    UserManager<Officer> officers, IHttpContextAccessor accessor, IUserClaimsPrincipalFactory<Officer> claims, IOptions<IdentityOptions> options, ILogger<SignInManager<Officer>> logger,
    IAuthenticationSchemeProvider schemes, IUserConfirmation<Officer> confirmation, Sessions sessions) : SignInManager<Officer>(officers, accessor, claims, options, logger, schemes, confirmation)
{
    private const string UsedCodes = "used-codes";
    private const string LastCodes = "last";

    /// <summary>More than are good at one time: Identity takes codes two steps early and two steps late.</summary>
    private const int Remembered = 8;

    /// <summary>Identity's claim for how somebody signed in, and its value for two factors.</summary>
    private static readonly Claim TwoFactors = new("amr", "mfa");

    public override async Task<bool> CanSignInAsync(Officer user) => user.Enabled && await base.CanSignInAsync(user);

    /// <summary>With a passkey registered a password alone is not enough either, or who has stolen the password would set up a factor of their own.</summary>
    public override async Task<bool> IsTwoFactorEnabledAsync(Officer user) =>
        await UserManager.GetTwoFactorEnabledAsync(user) || (await UserManager.GetPasskeysAsync(user)).Count > 0;

    public override async Task<SignInResult> TwoFactorAuthenticatorSignInAsync(string code, bool isPersistent, bool rememberClient)
    {
        if (await GetTwoFactorAuthenticationUserAsync() is not { } officer) return SignInResult.Failed;
        var used = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(officer.Id + code)));
        var before = (await UserManager.GetAuthenticationTokenAsync(officer, UsedCodes, LastCodes) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (before.Contains(used))
        {
            await UserManager.AccessFailedAsync(officer); // seen over a shoulder: RFC 6238, 5.2
            return SignInResult.Failed;
        }
        var result = await base.TwoFactorAuthenticatorSignInAsync(code, isPersistent, rememberClient);
        if (result.Succeeded) await UserManager.SetAuthenticationTokenAsync(officer, UsedCodes, LastCodes, string.Join(' ', before.TakeLast(Remembered - 1).Append(used)));
        return result;
    }

    /// <summary>A passkey whose owner was verified by the device is two factors: the device, and a finger, face or PIN.</summary>
    public override async Task<SignInResult> PasskeySignInAsync(string credentialJson)
    {
        var assertion = await PerformPasskeyAssertionAsync(credentialJson);
        if (!assertion.Succeeded || !assertion.Passkey.IsUserVerified) return SignInResult.Failed;
        if (await PreSignInCheck(assertion.User) is { } refused) return refused;
        if (!(await UserManager.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey)).Succeeded) return SignInResult.Failed;
        await SignInWithClaimsAsync(assertion.User, new AuthenticationProperties(), [TwoFactors]);
        return SignInResult.Success;
    }

    public override async Task SignInWithClaimsAsync(Officer user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var isTwoFactors = additionalClaims.Any(claim => claim.Type == TwoFactors.Type && claim.Value == TwoFactors.Value);
        var session = await sessions.OpenAsync(user, isTwoFactors, Context, Context.RequestAborted);
        var principal = Ticket.For(await CreateUserPrincipalAsync(user), session);
        await Context.SignInAsync(IdentityConstants.ApplicationScheme, principal, authenticationProperties ?? new AuthenticationProperties());
        Context.User = principal;
    }
}
