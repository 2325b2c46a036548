using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using VinhPhong.Bot.Accounts.Audit;
using VinhPhong.Bot.Accounts.OwnAccount;
using VinhPhong.Bot.Accounts.SigningIn;

namespace VinhPhong.Bot.Accounts;

/// <summary>What accounts need besides their pages: signing out, the challenges of passkeys, the audit log as a file.</summary>
internal static class AccountEndpoints
{
    public const string SignInPath = "/account/sign-in";
    public const string SecondStepPath = "/account/second-step";
    public const string SecurityPath = "/account/security";

    public static void MapAccounts(this IEndpointRouteBuilder routes, AccountsOptions options)
    {
        routes.MapPost("/account/sign-out", SignOutAsync).RequireAuthorization(Doors.Self).AddEndpointFilter(CheckedForgeryAsync);
        routes.MapPost("/account/passkeys/ask", AskForPasskeyAsync).AllowAnonymous().RequireRateLimiting(SignInLimit.Name).AddEndpointFilter(CheckedForgeryAsync);
        routes.MapPost("/account/passkeys/make", MakePasskeyAsync).RequireAuthorization(Doors.Self).AddEndpointFilter(CheckedForgeryAsync);
        routes.MapGet(AuditFile.Path, AuditFile.WriteAsync).RequireAuthorization(Doors.Audit);
        if (options.OpenIdConnect.IsUsed) SingleSignOn.Map(routes);
    }

    /// <summary>Where somebody goes next; null if they did not get in.</summary>
    public static string? After(Entrance entrance, string? returnUrl) => entrance switch
    {
        Entrance.Open => LocalAddress.Or(returnUrl, "/desk"),
        Entrance.SecondStep => $"{SecondStepPath}?ReturnUrl={Uri.EscapeDataString(LocalAddress.Or(returnUrl, "/desk"))}",
        _ => null,
    };

    private static async Task<IResult> SignOutAsync(HttpContext context, Devices devices, OfficerSignIn signIn)
    {
        if (context.User.SessionId() is { } session) await devices.SignOutAsync(session, context);
        await signIn.SignOutAsync();
        return Results.LocalRedirect(SignInPath);
    }

    /// <summary>The challenge to sign in with any passkey of this service that the device has.</summary>
    private static async Task<IResult> AskForPasskeyAsync(OfficerSignIn signIn) => Results.Text(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    private static async Task<IResult> MakePasskeyAsync(ClaimsPrincipal user, OfficerSignIn signIn)
    {
        if (await signIn.UserManager.GetUserAsync(user) is not { } officer) return Results.Unauthorized();
        return Results.Text(await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = officer.Id, Name = officer.UserName!, DisplayName = officer.DisplayName }), "application/json");
    }

    private static async ValueTask<object?> CheckedForgeryAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next) =>
        await invocation.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(invocation.HttpContext) ? await next(invocation) : Results.StatusCode(StatusCodes.Status400BadRequest);
}
