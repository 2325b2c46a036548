namespace VinhPhong.Bot.Operation;

/// <summary>What browsers are told about every answer of ours: run our own scripts and styles only, load nothing from elsewhere, guess no types.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Pages =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self' ws: wss:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Pages;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(self), microphone=(self), geolocation=()";
        // The widget's script is loaded by pages of other origins; everything else of ours is for our own pages.
        if (context.Request.Path.StartsWithSegments("/widget.js", StringComparison.Ordinal)) headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return next(context);
    }
}
