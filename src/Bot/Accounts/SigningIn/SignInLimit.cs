using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using VinhPhong.Bot.Language;

namespace VinhPhong.Bot.Accounts.SigningIn;

/// <summary>How often one address may try to sign in. Reading the page is not trying.</summary>
internal sealed class SignInLimit(IOptions<AccountsOptions> options) : IRateLimiterPolicy<string>
{
    public const string Name = "account-sign-in";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } = async (refused, cancellationToken) =>
    {
        var response = refused.HttpContext.Response;
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = Window.TotalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        response.ContentType = "text/plain; charset=utf-8";
        await response.WriteAsync(Staff.TooManyAttempts, cancellationToken);
    };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) =>
        HttpMethods.IsGet(httpContext.Request.Method)
            ? RateLimitPartition.GetNoLimiter("reading")
            : RateLimitPartition.GetFixedWindowLimiter(httpContext.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = options.Value.SignInsPerMinutePerAddress, Window = Window });
}
