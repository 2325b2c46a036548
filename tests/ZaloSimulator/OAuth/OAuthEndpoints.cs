using System.Net;
using VinhPhong.Simulators.Zalo.Faults;
using VinhPhong.Simulators.Zalo.Sending;

namespace VinhPhong.Simulators.Zalo.OAuth;

/// <summary>What stands for https://oauth.zaloapp.com.</summary>
internal static class OAuthEndpoints
{
    public static void MapOAuth(this WebApplication app, ZaloPlatform platform, ApiCalls calls)
    {
        app.MapGet("/v4/oa/permission", context => AskAsync(context, platform.Options));
        app.MapPost("/v4/oa/permission/allow", context => AllowAsync(context, platform));
        app.MapPost("/v4/oa/access_token", context => calls.RunAsync(context, CallKind.Token, async () => await TokenAsync(context, platform)));
    }

    private static async Task AskAsync(HttpContext context, ZaloSimulatorOptions options)
    {
        var query = context.Request.Query;
        var problem = Problem(query["app_id"].ToString(), query["redirect_uri"].ToString(), options);
        context.Response.ContentType = "text/html; charset=utf-8";
        if (problem is not null)
        {
            await context.Response.WriteAsync(Page($"<p>{WebUtility.HtmlEncode(problem)}</p>"));
            return;
        }
        var hidden = string.Concat(new[] { "app_id", "redirect_uri", "state", "code_challenge" }
            .Where(query.ContainsKey)
            .Select(name => $"<input type=\"hidden\" name=\"{name}\" value=\"{WebUtility.HtmlEncode(query[name])}\">"));
        await context.Response.WriteAsync(Page($"<p>Ứng dụng {WebUtility.HtmlEncode(options.AppId)} xin quyền gửi tin và nhận sự kiện của <b>{WebUtility.HtmlEncode(options.OaName)}</b>.</p><form method=\"post\" action=\"/v4/oa/permission/allow\">{hidden}<button id=\"allow\">Cho phép</button></form>"));
    }

    private static async Task AllowAsync(HttpContext context, ZaloPlatform platform)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var redirect = form["redirect_uri"].ToString();
        if (Problem(form["app_id"].ToString(), redirect, platform.Options) is not null)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        var challenge = form["code_challenge"].ToString();
        var code = platform.Tokens.Consent(challenge.Length == 0 ? null : challenge);
        var state = form.ContainsKey("state") ? $"&state={Uri.EscapeDataString(form["state"].ToString())}" : "";
        context.Response.Redirect($"{redirect}?code={Uri.EscapeDataString(code)}&oa_id={platform.Options.OaId}{state}");
    }

    private static async Task<Reply> TokenAsync(HttpContext context, ZaloPlatform platform)
    {
        if (!context.Request.HasFormContentType) return OAuthError.Reply(ZaloError.GrantInvalid, "Invalid grant type");
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form["app_id"] != platform.Options.AppId) return OAuthError.Reply(ZaloError.AppInvalid, "Invalid appId");
        if (context.Request.Headers["secret_key"] != platform.Options.AppSecret) return OAuthError.Reply(ZaloError.AppSecretInvalid, "Invalid app secret");
        return form["grant_type"].ToString() switch
        {
            "authorization_code" => platform.Tokens.Exchange(form["code"].ToString(), form["code_verifier"].ToString()),
            "refresh_token" => platform.Tokens.Refresh(form["refresh_token"].ToString()),
            _ => OAuthError.Reply(ZaloError.GrantInvalid, "Invalid grant type"),
        };
    }

    private static string? Problem(string appId, string redirect, ZaloSimulatorOptions options)
    {
        if (appId != options.AppId) return $"{ZaloError.AppInvalid}: Invalid appId";
        var known = options.RedirectAddress is null ? Uri.IsWellFormedUriString(redirect, UriKind.Absolute) : redirect == options.RedirectAddress.ToString();
        return known ? null : $"{ZaloError.RedirectOrVerifierInvalid}: Invalid redirect uri";
    }

    private static string Page(string content) =>
        $"<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><title>Cấp quyền</title><body><h1>Cấp quyền cho ứng dụng</h1>{content}</body></html>";
}
