namespace VinhPhong.Bot.HandOffHub;

/// <summary>What the hub is told when a call is refused: <c>{"error":{"code","message"}}</c>; the code is stable, the message is for people.</summary>
internal static class HubErrors
{
    public static IResult NotSigned => Error(StatusCodes.Status401Unauthorized, "SignatureMissing", $"Send the headers {HubSignature.TimestampHeader} and {HubSignature.SignatureHeader}.");
    public static IResult WronglySigned => Error(StatusCodes.Status401Unauthorized, "SignatureWrong", "The signature is not that of this timestamp and body; sign the bytes that you send with HandOffHub:Secret.");
    public static IResult Stale => Error(StatusCodes.Status401Unauthorized, "TimestampStale", "The timestamp is more than 5 minutes away from our clock; send seconds since 1970, UTC.");
    public static IResult NoConversation => Error(StatusCodes.Status404NotFound, "ConversationNotFound", "There is no such conversation, or its resident was forgotten.");
    public static IResult NoHandOff => Error(StatusCodes.Status409Conflict, "NoOpenHandOff", "The conversation has no open hand-off that the hub has.");
    public static IResult OtherHandOff => Error(StatusCodes.Status409Conflict, "OtherHandOff", "The conversation's open hand-off has another reference.");

    public static IResult BadArgument(string message) => Error(StatusCodes.Status400BadRequest, "BadArgument", message);

    private static IResult Error(int status, string code, string message) => Results.Json(new ErrorBody(new ErrorDetail(code, message)), statusCode: status);

    private sealed record ErrorBody(ErrorDetail Error);

    private sealed record ErrorDetail(string Code, string Message);
}
