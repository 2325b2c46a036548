using System.Globalization;

namespace VinhPhong.Bot.Channels.DirectLine;

/// <summary>The errors of the channel: <c>{"error":{"code","message"}}</c> with the status that the official clients react to.</summary>
internal static class DirectLineErrors
{
    public static IResult NoToken => Error(StatusCodes.Status401Unauthorized, "Unauthorized", "Send the header \"Authorization: Bearer <token>\".");
    public static IResult Expired => Error(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired; start a new conversation.");
    public static IResult OtherConversation => Error(StatusCodes.Status403Forbidden, "Forbidden", "The token is for another conversation.");
    public static IResult OriginNotAllowed => Error(StatusCodes.Status403Forbidden, "OriginNotAllowed", "Pages of this origin may not use the assistant; add it to DirectLine:TrustedOrigins.");
    public static IResult SecretNeeded => Error(StatusCodes.Status403Forbidden, "Forbidden", "Tokens are generated for a secret of DirectLine:Secrets only.");
    public static IResult NoConversation => Error(StatusCodes.Status404NotFound, "ConversationNotFound", "There is no such conversation.");
    public static IResult NoAttachment => Error(StatusCodes.Status404NotFound, "AttachmentNotFound", "There is no such file in this conversation.");

    public static IResult BadArgument(string message) => Error(StatusCodes.Status400BadRequest, "BadArgument", message);

    public static IResult TooBig(string message) => Error(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", message);

    public static IResult TypeRefused(string message) => Error(StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", message);

    public static IResult Busy(HttpContext context, TimeSpan retryAfter)
    {
        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(retryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Error(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many messages are waiting; try again after the time in Retry-After.");
    }

    public static IResult NotStored(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "5";
        return Error(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "The message could not be stored; send it again.");
    }

    public static IResult Error(int status, string code, string message) => Results.Json(new ErrorBody(new ErrorDetail(code, message)), statusCode: status);

    private sealed record ErrorBody(ErrorDetail Error);

    private sealed record ErrorDetail(string Code, string Message);
}
