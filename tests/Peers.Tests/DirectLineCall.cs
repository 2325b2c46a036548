using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VinhPhong.Peers.Tests;

/// <summary>The protocol without a client.</summary>
internal sealed class DirectLineCall(ServerProcess server) : IDisposable
{
    public HttpClient Client { get; } = new() { Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>What token calls and starts answer.</summary>
    internal sealed record Opened(string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn, Uri? StreamUrl);

    public Uri At(string path) => new(server.Address, "/v3/directline/" + path);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string bearer, object? body, CancellationToken cancellationToken, string? origin = null)
    {
        using var request = new HttpRequestMessage(method, At(path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        if (origin is not null) request.Headers.Add("Origin", origin);
        if (body is not null) request.Content = body as HttpContent ?? JsonContent.Create(body);
        return await Client.SendAsync(request, cancellationToken);
    }

    public async Task<Opened> GenerateAsync(object? body, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(HttpMethod.Post, "tokens/generate", server.Secret, body, cancellationToken);
        return await ReadAsync(answer, cancellationToken);
    }

    public async Task<Opened> StartAsync(CancellationToken cancellationToken, string? token = null, string? origin = null)
    {
        token ??= (await GenerateAsync(null, cancellationToken)).Token;
        using var answer = await SendAsync(HttpMethod.Post, "conversations", token, null, cancellationToken, origin);
        return await ReadAsync(answer, cancellationToken);
    }

    public static async Task<Opened> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage?.RequestUri} answered {answer.StatusCode}");
        return (await answer.Content.ReadFromJsonAsync<Opened>(JsonSerializerOptions.Web, cancellationToken))!;
    }

    public static async Task<string?> ErrorCodeAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        Assert.NotEmpty(body.GetProperty("error").GetProperty("message").GetString()!);
        return body.GetProperty("error").GetProperty("code").GetString();
    }

    /// <summary>What the opening of a stream is answered with.</summary>
    public static async Task<HttpStatusCode> StatusOfStreamAsync(Uri address, string? origin, CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
        try
        {
            await socket.ConnectAsync(address, cancellationToken);
        }
        catch (WebSocketException)
        {
            // Refused: the status says how.
        }
        return socket.HttpStatusCode;
    }

    public void Dispose() => Client.Dispose();
}
