using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace VinhPhong.Bot.Operation;

/// <summary>Who may read <c>/metrics</c>: this machine, or who has the token.</summary>
internal sealed class MetricsAccess(RequestDelegate next, IOptions<OperationOptions> options)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/metrics", StringComparison.OrdinalIgnoreCase) || MayRead(context)) return next(context);
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private bool MayRead(HttpContext context)
    {
        // A proxy on this machine makes every caller look near, and shows itself by its header.
        var isProxied = context.Request.Headers.ContainsKey("X-Forwarded-For") || context.Request.Headers.ContainsKey("X-Original-For");
        if (!isProxied && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)) return true;
        if (string.IsNullOrEmpty(options.Value.MetricsToken)) return false;
        var expected = Encoding.UTF8.GetBytes($"Bearer {options.Value.MetricsToken}");
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString()));
    }
}
