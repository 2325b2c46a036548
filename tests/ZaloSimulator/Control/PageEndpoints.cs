using System.Net.Mime;

namespace VinhPhong.Simulators.Zalo.Control;

/// <summary>The page; its files travel inside the assembly.</summary>
internal static class PageEndpoints
{
    /// <summary>Pictures come from wherever the app sends them from; nothing else does.</summary>
    private const string Policy = "default-src 'self'; img-src http: https: data:; frame-ancestors 'none'";

    public static void MapPages(this WebApplication app)
    {
        app.MapGet("/", context =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            return File("index.html", MediaTypeNames.Text.Html).ExecuteAsync(context);
        });
        app.MapGet("/chat.js", () => File("chat.js", MediaTypeNames.Text.JavaScript));
        app.MapGet("/faults.js", () => File("faults.js", MediaTypeNames.Text.JavaScript));
        app.MapGet("/page.css", () => File("page.css", MediaTypeNames.Text.Css));
    }

    private static IResult File(string name, string contentType) =>
        Results.Stream(typeof(PageEndpoints).Assembly.GetManifestResourceStream($"wwwroot/{name}")!, $"{contentType}; charset=utf-8");
}
