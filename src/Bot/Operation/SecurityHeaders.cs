namespace VinhPhong.Bot.Operation;

/// <summary>What browsers are told about every answer of ours: run our own scripts and styles only, load nothing from elsewhere, guess no types.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Pages =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self' ws: wss:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    /// <summary>MudBlazor writes styles into elements; scripts stay ours alone, and no page of another origin may frame these.</summary>
    private const string StaffPages =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self' ws: wss:; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static readonly PathString[] OfStaff = ["/desk", "/account", "/admin", "/audit", "/board", "/faq", "/_blazor"];

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = OfStaff.Any(start => context.Request.Path.StartsWithSegments(start, StringComparison.OrdinalIgnoreCase)) ? StaffPages : Pages;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(self), microphone=(self), geolocation=()";
        // The widget's script is loaded by pages of other origins; everything else of ours is for our own pages.
        if (context.Request.Path.StartsWithSegments("/widget.js", StringComparison.Ordinal)) headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return next(context);
    }
}
