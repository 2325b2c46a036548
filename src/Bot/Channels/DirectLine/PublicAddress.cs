using Microsoft.Extensions.Options;
using VinhPhong.Bot.Conversations;

namespace VinhPhong.Bot.Channels.DirectLine;

/// <summary>The address that clients reach the service at.</summary>
internal sealed class PublicAddress(IOptions<DirectLineOptions> options)
{
    public string Of(HttpRequest request) => options.Value.PublicUrl is { } url ? url.GetLeftPart(UriPartial.Authority) : $"{request.Scheme}://{request.Host}";

    /// <summary>The address of a stream; clients give it to <c>new WebSocket</c>, which old browsers want as <c>ws</c> or <c>wss</c>.</summary>
    public string StreamOf(HttpRequest request, string conversationId, string? watermark, string ticket) =>
        $"ws{Of(request)["http".Length..]}{DirectLineEndpoints.Path}/conversations/{conversationId}/stream?{(watermark is null ? "" : $"watermark={Uri.EscapeDataString(watermark)}&")}t={ticket}";

    public Uri AttachmentsOf(HttpRequest request, string conversationId) => Attachments(Of(request), conversationId);

    /// <inheritdoc cref="FileAddress"/>
    public Uri OfFile(string conversationId, string fileId, Uri visited) => new(Attachments((options.Value.PublicUrl ?? visited).GetLeftPart(UriPartial.Authority), conversationId), fileId);

    private static Uri Attachments(string origin, string conversationId) => new($"{origin}{DirectLineEndpoints.Path}/conversations/{conversationId}/attachments/");
}
