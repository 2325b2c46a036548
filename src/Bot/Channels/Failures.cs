using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;
using VinhPhong.Bot.Channels.DirectLine;

namespace VinhPhong.Bot.Channels;

/// <summary>The edge of every endpoint: a failure becomes an answer that clients understand, and a line in the log; never a stack trace to a caller.</summary>
internal sealed class Failures : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var answer = exception switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => DirectLineErrors.TooBig("The body is too large."),
            BadHttpRequestException bad => DirectLineErrors.Error(bad.StatusCode, "BadArgument", "The request could not be read."),
            _ when IsStoreAway(exception) => DirectLineErrors.NotStored(httpContext),
            _ => DirectLineErrors.Error(StatusCodes.Status500InternalServerError, "ServiceError", "Something failed here; it is logged."),
        };
        await answer.ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>Drivers wrap what is transient in exceptions of other kinds.</summary>
    private static bool IsStoreAway(Exception? exception) =>
        exception is not null && (exception is DbException or Microsoft.EntityFrameworkCore.DbUpdateException or TimeoutException || IsStoreAway(exception.InnerException));
}
