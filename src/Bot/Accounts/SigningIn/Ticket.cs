using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace VinhPhong.Bot.Accounts.SigningIn;

/// <summary>The cookie: names a session, and is looked at with every request. Ended there, it is refused; roles or offices changed, it is made anew.</summary>
internal static class Ticket
{
    private const string StampClaim = "AspNet.Identity.SecurityStamp";

    public static ClaimsPrincipal For(ClaimsPrincipal officer, Session session)
    {
        var identity = (ClaimsIdentity)officer.Identity!; // Identity's factory always makes one
        identity.AddClaim(new Claim(SignedIn.SessionClaim, session.Id));
        if (session.SecondFactor) identity.AddClaim(new Claim(SignedIn.SecondFactorClaim, "true"));
        return officer;
    }

    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var cancellationToken = context.HttpContext.RequestAborted;
        var sessions = services.GetRequiredService<Sessions>();
        var signIn = services.GetRequiredService<OfficerSignIn>();
        var session = context.Principal?.SessionId() is { } id ? await sessions.LiveAsync(id, cancellationToken) : null;
        var officer = session is null ? null : await signIn.UserManager.FindByIdAsync(session.OfficerId);
        if (session is null || officer is null || context.Principal is not { } principal)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }
        await sessions.SeenAsync(session, cancellationToken);
        if (principal.FindFirstValue(StampClaim) == officer.SecurityStamp && principal.HasSecondFactor() == session.SecondFactor) return;
        context.ReplacePrincipal(For(await signIn.CreateUserPrincipalAsync(officer), session));
        context.ShouldRenew = true;
    }
}
