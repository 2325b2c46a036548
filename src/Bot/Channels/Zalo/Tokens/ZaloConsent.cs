using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using VinhPhong.Bot.Accounts;
using VinhPhong.Bot.Accounts.Audit;

namespace VinhPhong.Bot.Channels.Zalo.Tokens;

/// <summary>An administrator goes to Zalo's page, consents there, and comes back with a code. Who comes back must be who went: what was sent along lies sealed in the browser.</summary>
internal static class ZaloConsent
{
    public const string BeginPath = "/admin/zalo/consent";
    public const string CallbackPath = "/admin/zalo/callback";

    private const string Cookie = "vinhphong.zalo";
    private const string Purpose = "VinhPhong.Zalo.Consent";

    /// <summary>As long as the platform's code is good.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(10);

    public static void MapZaloConsent(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(BeginPath, Begin).RequireAuthorization(Doors.Zalo);
        routes.MapGet(CallbackPath, BackAsync).RequireAuthorization(Doors.Zalo);
    }

    private static IResult Begin(HttpContext context, ZaloOAuth oauth, IDataProtectionProvider protection, IOptions<ZaloOptions> options)
    {
        if (options.Value.RedirectUrl is null) return ToPage("no-redirect");
        var (verifier, state) = (ZaloOAuth.NewVerifier(), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        context.Response.Cookies.Append(Cookie, Protector(protection).Protect($"{state} {verifier}", Within), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax, // the way back is a navigation from Zalo
            Secure = context.Request.IsHttps,
            MaxAge = Within,
            Path = CallbackPath,
        });
        return Results.Redirect(oauth.ConsentPage(verifier, state).ToString());
    }

    private static async Task<IResult> BackAsync(HttpContext context, ZaloTokens tokens, AuditLog audit, IDataProtectionProvider protection, IOptions<ZaloOptions> options, CancellationToken cancellationToken)
    {
        var went = Read(context.Request.Cookies[Cookie], protection);
        context.Response.Cookies.Delete(Cookie, new CookieOptions { Path = CallbackPath });
        string? code = context.Request.Query["code"], state = context.Request.Query["state"], account = context.Request.Query["oa_id"];
        if (went is not var (expected, verifier) || string.IsNullOrEmpty(code) || state != expected) return ToPage("not-yours");
        if (!string.IsNullOrEmpty(account) && account != options.Value.OaId) return ToPage("other-account");
        var problem = await tokens.BeginAsync(code, verifier, cancellationToken);
        await audit.WriteAsync(new Actor(context.User.OfficerId(), context.User.DisplayName(), context.Connection.RemoteIpAddress?.ToString()), "zalo.consent", options.Value.OaId!, problem ?? "", cancellationToken);
        return ToPage(problem is null ? "consented" : "refused");
    }

    private static (string State, string Verifier)? Read(string? cookie, IDataProtectionProvider protection)
    {
        if (cookie is null) return null;
        try
        {
            return Protector(protection).Unprotect(cookie).Split(' ') is [var state, var verifier] ? (state, verifier) : null;
        }
        catch (CryptographicException)
        {
            return null; // too old, or somebody else's
        }
    }

    private static ITimeLimitedDataProtector Protector(IDataProtectionProvider protection) => protection.CreateProtector(Purpose).ToTimeLimitedDataProtector();

    private static IResult ToPage(string result) => Results.Redirect("/admin/zalo?result=" + result);
}
