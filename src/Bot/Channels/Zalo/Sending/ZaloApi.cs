using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using VinhPhong.Bot.Channels.Zalo.Receiving;

namespace VinhPhong.Bot.Channels.Zalo.Sending;

/// <summary>The platform's interface, one call each. Never sends anything twice by itself: what a call that went wrong has done, only its caller can find out.</summary>
internal sealed class ZaloApi(HttpClient client, ZaloMetrics metrics)
{
    private const string TokenHeader = "access_token";
    private const string NewSend = "/v3.0/oa/message/cs";
    private const string OldSend = "/v2.0/oa/message";

    /// <summary>Sends a message; <paramref name="old"/>: by the address that accounts of the state use.</summary>
    public Task<ZaloReply> SendAsync(string token, JsonObject message, bool old, CancellationToken cancellationToken) =>
        CallAsync("send", token, new HttpRequestMessage(HttpMethod.Post, old ? OldSend : NewSend) { Content = new StringContent(message.ToJsonString(), Encoding.UTF8, "application/json") }, "message_id", cancellationToken);

    /// <summary>Uploads a picture or paper; the reply's id is what a message names it by.</summary>
    public async Task<ZaloReply> UploadAsync(string token, Stream file, string name, string contentType, CancellationToken cancellationToken)
    {
        var isPicture = contentType.StartsWith("image/", StringComparison.Ordinal);
        var content = new StreamContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        using var form = new MultipartFormDataContent { { content, "file", name } };
        return await CallAsync("upload", token, new HttpRequestMessage(HttpMethod.Post, $"/v2.0/oa/upload/{(isPicture ? "image" : "file")}") { Content = form }, isPicture ? "attachment_id" : "token", cancellationToken);
    }

    /// <summary>Whether the token is good: asks for the account itself.</summary>
    public Task<ZaloReply> AccountAsync(string token, CancellationToken cancellationToken) => CallAsync("account", token, new HttpRequestMessage(HttpMethod.Get, "/v2.0/oa/getoa"), "name", cancellationToken);

    /// <summary>Messages of one page of a conversation; the platform gives no more at once.</summary>
    public const int PageLength = 10;

    /// <summary>Messages with a resident, the newest first, after so many newer ones; null if they cannot be read now.</summary>
    public async Task<IReadOnlyList<ZaloChatLine>?> ConversationAsync(string token, string userId, int offset, CancellationToken cancellationToken)
    {
        var asked = Uri.EscapeDataString($$"""{"user_id":{{userId}},"offset":{{offset}},"count":{{PageLength}}}""");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v2.0/oa/conversation?data=" + asked);
        request.Headers.Add(TokenHeader, token);
        try
        {
            using var answer = await client.SendAsync(request, cancellationToken);
            var root = JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
            metrics.Call("conversation", Number(root?["error"]));
            return Number(root?["error"]) != 0 || root?["data"] is not JsonArray lines ? null
                : [.. lines.OfType<JsonObject>().Select(line => new ZaloChatLine(Number(line["src"]) == 0, DateTimeOffset.FromUnixTimeMilliseconds(Long(line["time"])), line["message"]?.ToString(), line["message_id"]?.ToString()))];
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or JsonException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private async Task<ZaloReply> CallAsync(string kind, string token, HttpRequestMessage request, string idName, CancellationToken cancellationToken)
    {
        using (request)
        {
            request.Headers.Add(TokenHeader, token);
            var reply = await TryAsync(request, idName, cancellationToken);
            metrics.Call(kind, reply.Reach == ZaloReach.Answered ? reply.Code : int.MinValue + (int)reply.Reach);
            return reply;
        }
    }

    private async Task<ZaloReply> TryAsync(HttpRequestMessage request, string idName, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.SendAsync(request, cancellationToken);
            var body = await answer.Content.ReadAsStringAsync(cancellationToken);
            return Read(answer.StatusCode, body, idName);
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            return new ZaloReply(ZaloReach.NotReached, 0, null, failure.HttpRequestError.ToString());
        }
        catch (HttpRequestException failure)
        {
            return new ZaloReply(ZaloReach.Unknown, 0, null, failure.HttpRequestError.ToString());
        }
        catch (OperationCanceledException)
        {
            return new ZaloReply(ZaloReach.Unknown, 0, null, "Timeout");
        }
    }

    private static ZaloReply Read(HttpStatusCode status, string body, string idName)
    {
        try
        {
            if (JsonNode.Parse(body) is not JsonObject root || root["error"] is null) return Unreadable(status);
            var code = Number(root["error"]);
            if (code != 0) return new ZaloReply(ZaloReach.Answered, code, null, $"Zalo {code}");
            return root["data"] is JsonObject data && data[idName]?.ToString() is { Length: > 0 } id ? new ZaloReply(ZaloReach.Answered, 0, id, "") : Unreadable(status);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return Unreadable(status);
        }
    }

    private static ZaloReply Unreadable(HttpStatusCode status) => new(ZaloReach.Unknown, 0, null, $"HTTP {(int)status}");

    private static int Number(JsonNode? node) => int.TryParse(node?.ToString(), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static long Long(JsonNode? node) => long.TryParse(node?.ToString(), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
}

/// <summary>A message in the platform's own history of a chat.</summary>
internal sealed record ZaloChatLine(bool FromAccount, DateTimeOffset At, string? Text, string? MessageId);
