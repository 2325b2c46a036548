using System.Net;
using System.Net.WebSockets;
using System.Text.Json;

namespace VinhPhong.Bot.Tests;

/// <summary>The WebSocket of a conversation, as a client reads it.</summary>
internal sealed class Stream(ClientWebSocket socket) : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(40);

    public ClientWebSocket Socket => socket;

    public static async Task<Stream> OpenAsync(string url, string? origin = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
        try
        {
            await socket.ConnectAsync(new Uri(url), TestContext.Current.CancellationToken);
        }
        catch (WebSocketException)
        {
            var status = socket.HttpStatusCode;
            socket.Dispose();
            throw new StreamRefusedException(status);
        }
        return new Stream(socket);
    }

    /// <summary>The next frame; null when the server has closed.</summary>
    public async Task<JsonElement?> ReadAsync()
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(Deadline);
        using var whole = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), late.Token);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            Assert.Equal(WebSocketMessageType.Text, part.MessageType);
            whole.Write(buffer, 0, part.Count);
            if (!part.EndOfMessage) continue;
            var frame = JsonSerializer.Deserialize<JsonElement>(whole.ToArray());
            Assert.Equal(JsonValueKind.Array, frame.GetProperty("activities").ValueKind); // without it the official client stops for good
            return frame;
        }
    }

    /// <summary>Activities until this many have come.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReadAsync(int count)
    {
        var all = new List<JsonElement>();
        while (all.Count < count)
        {
            var frame = await ReadAsync();
            Assert.True(frame is not null, $"Closed after {all.Count} activities.");
            all.AddRange(frame.Value.GetProperty("activities").EnumerateArray());
        }
        return all;
    }

    public void Dispose() => socket.Dispose();
}

/// <summary>The stream was not opened.</summary>
internal sealed class StreamRefusedException(HttpStatusCode status) : Exception
{
    public HttpStatusCode Status => status;
}
