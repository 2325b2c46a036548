using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http.HttpResults;
using VinhPhong.Bot.Accounts;

namespace VinhPhong.Bot.Shell;

/// <summary>
/// What a caller gets at an endpoint that is not opened to them. A person with a browser is led to where they can go on; a program gets 401 or 403
/// and nothing about the endpoint. An endpoint that nobody opened by name is closed to all, whoever they are.
/// </summary>
internal sealed class ClosedDoor : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded) return next(context);
        var isNamed = context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is not null;
        if (!isNamed) return Status(context, StatusCodes.Status403Forbidden);
        var isSignedIn = context.User.Identity?.IsAuthenticated == true;
        if (!IsBrowsing(context.Request)) return Status(context, isSignedIn ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized);
        if (!isSignedIn) return Redirect(context, "/account/sign-in?ReturnUrl=" + Uri.EscapeDataString(context.Request.Path + context.Request.QueryString));
        if (Doors.LacksSecondFactor(context.User)) return Redirect(context, "/account/security");
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return new RazorComponentResult<Refused> { StatusCode = StatusCodes.Status403Forbidden, PreventStreamingRendering = true }.ExecuteAsync(context);
    }

    /// <summary>A person opening a page, not a program or script calling.</summary>
    private static bool IsBrowsing(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && !request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static Task Redirect(HttpContext context, string to)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Redirect(to);
        return Task.CompletedTask;
    }
}
