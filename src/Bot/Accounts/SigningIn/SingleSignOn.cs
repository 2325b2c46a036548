using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace VinhPhong.Bot.Accounts.SigningIn;

/// <summary>Signing in with an identity provider named in the settings. It says who somebody is; whether they work here an administrator has said before.</summary>
internal static class SingleSignOn
{
    public const string Scheme = "sso";
    public const string StartPath = "/account/sso";

    private const string FinishPath = "/account/sso/finish";

    public static void Add(AuthenticationBuilder authentication, AccountsOptions.OpenIdConnectOptions options) => authentication.AddOpenIdConnect(Scheme, openId =>
    {
        openId.Authority = options.Authority!.ToString();
        openId.ClientId = options.ClientId;
        openId.ClientSecret = options.ClientSecret;
        openId.RequireHttpsMetadata = !options.IsOnThisMachine;
        openId.SignInScheme = IdentityConstants.ExternalScheme;
        openId.CallbackPath = "/account/sso/callback";
        openId.ResponseType = OpenIdConnectResponseType.Code;
        openId.ResponseMode = OpenIdConnectResponseMode.Query; // the answer is a plain navigation, so cookies stay SameSite=Lax and work over http on this machine
        openId.UsePkce = true;
        openId.MapInboundClaims = false;
        openId.Scope.Add("email");
        openId.CorrelationCookie.SameSite = SameSiteMode.Lax;
        openId.NonceCookie.SameSite = SameSiteMode.Lax;
        openId.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        openId.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        openId.TokenValidationParameters.NameClaimType = "name";
        // Identity reads the key of a login from this claim.
        openId.Events.OnTokenValidated = token =>
        {
            var identity = (ClaimsIdentity)token.Principal!.Identity!; // the handler has just made it
            identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, identity.FindFirst("sub")!.Value)); // OpenID Connect Core, 2: required
            return Task.CompletedTask;
        };
        openId.Events.OnRemoteFailure = failure =>
        {
            failure.Response.Redirect(AccountEndpoints.SignInPath + "?refused=sso");
            failure.HandleResponse();
            return Task.CompletedTask;
        };
    });

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(StartPath, Start).AllowAnonymous();
        routes.MapGet(FinishPath, FinishAsync).AllowAnonymous();
    }

    private static IResult Start(OfficerSignIn signIn, string? returnUrl) =>
        Results.Challenge(signIn.ConfigureExternalAuthenticationProperties(Scheme, $"{FinishPath}?ReturnUrl={Uri.EscapeDataString(LocalAddress.Or(returnUrl, "/desk"))}"), [Scheme]);

    private static async Task<IResult> FinishAsync(HttpContext context, OfficerSignIn signIn, PasswordStep step, string? returnUrl)
    {
        var login = await signIn.GetExternalLoginInfoAsync();
        var officer = login is null ? null : await FindAsync(signIn.UserManager, login);
        if (login is null || officer is null) return Results.LocalRedirect(AccountEndpoints.SignInPath + "?refused=sso");
        var entrance = await step.EnterFromElsewhereAsync(officer, login.LoginProvider, login.ProviderKey, context);
        return Results.LocalRedirect(AccountEndpoints.After(entrance, returnUrl) ?? AccountEndpoints.SignInPath + "?refused=sso");
    }

    /// <summary>Known by its login; or, the first time, by an address that the provider has verified and an administrator has entered.</summary>
    private static async Task<Officer?> FindAsync(UserManager<Officer> officers, ExternalLoginInfo login)
    {
        if (await officers.FindByLoginAsync(login.LoginProvider, login.ProviderKey) is { } known) return known;
        var isVerified = string.Equals(login.Principal.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase);
        if (!isVerified || login.Principal.FindFirstValue("email") is not { } email || await officers.FindByEmailAsync(email) is not { } invited) return null;
        return (await officers.AddLoginAsync(invited, login)).Succeeded ? invited : null;
    }
}
