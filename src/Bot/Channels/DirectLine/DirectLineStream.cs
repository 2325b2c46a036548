using System.Buffers;
using System.Net.WebSockets;
using Microsoft.Extensions.Options;
using VinhPhong.Bot.Conversations;

namespace VinhPhong.Bot.Channels.DirectLine;

/// <summary>One WebSocket: first what came after the watermark, then everything as it is committed, each once and in order.</summary>
internal sealed class DirectLineStream(ConversationReader reader, ConversationChanges changes, IHostApplicationLifetime lifetime, IOptions<DirectLineOptions> options)
{
    private const int MostInFrame = 100;

    private static readonly TimeSpan TimeToSayGoodbye = TimeSpan.FromSeconds(2);

    public async Task RunAsync(WebSocket socket, string conversationId, long watermark, CancellationToken cancellationToken)
    {
        using var listener = changes.Listen(conversationId); // before the first read, so that nothing falls between
        EndOldest(conversationId);
        await using var stopping = lifetime.ApplicationStopping.Register(listener.End);
        var receiving = ReceiveAsync(socket, listener, cancellationToken);
        try
        {
            await SendAllAsync(socket, listener, watermark, cancellationToken);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived) await socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, null, cancellationToken);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or IOException)
        {
            // The line is gone; the client comes back with its watermark.
        }
        await receiving.WaitAsync(TimeToSayGoodbye, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        socket.Abort();
        await receiving;
    }

    private async Task SendAllAsync(WebSocket socket, Listener listener, long watermark, CancellationToken cancellationToken)
    {
        watermark = await CatchUpAsync(socket, listener.ConversationId, watermark, cancellationToken);
        var frame = new ArrayBufferWriter<byte>(256);
        var together = new List<StoredActivity>();
        while (await listener.Reader.WaitToReadAsync(cancellationToken))
        {
            while (listener.Reader.TryRead(out var heard))
            {
                if (heard.Typing is { } typing)
                {
                    frame.ResetWrittenCount();
                    ActivitySetWriter.WriteTransient(frame, typing);
                    await SendAsync(socket, frame, cancellationToken);
                }
                else if (heard.Activity!.Sequence == watermark + 1)
                {
                    together.Add(heard.Activity);
                    while (together.Count < MostInFrame && listener.Reader.TryPeek(out var more) && more.Activity?.Sequence == watermark + 1 + together.Count && listener.Reader.TryRead(out more))
                        together.Add(more.Activity!);
                    watermark = await SendAsync(socket, frame, together, cancellationToken);
                    together.Clear();
                }
                else if (heard.Activity.Sequence > watermark)
                {
                    watermark = await CatchUpAsync(socket, listener.ConversationId, watermark, cancellationToken);
                }
            }
        }
    }

    private async Task<long> CatchUpAsync(WebSocket socket, string conversationId, long watermark, CancellationToken cancellationToken)
    {
        var frame = new ArrayBufferWriter<byte>();
        while (true)
        {
            var missed = await reader.AfterAsync(conversationId, watermark, cancellationToken);
            foreach (var part in missed.Chunk(MostInFrame)) watermark = await SendAsync(socket, frame, part, cancellationToken);
            if (missed.Count < ConversationReader.MostAtOnce) return watermark;
        }
    }

    private static async Task<long> SendAsync(WebSocket socket, ArrayBufferWriter<byte> frame, IReadOnlyList<StoredActivity> activities, CancellationToken cancellationToken)
    {
        var watermark = activities[^1].Sequence;
        if (!activities.Any(activity => DirectLineActivities.IsShown(activity.Type))) return watermark;
        frame.ResetWrittenCount();
        ActivitySetWriter.Write(frame, activities, watermark);
        await SendAsync(socket, frame, cancellationToken);
        return watermark;
    }

    private static ValueTask SendAsync(WebSocket socket, ArrayBufferWriter<byte> frame, CancellationToken cancellationToken) =>
        socket.SendAsync(frame.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    /// <summary>Clients send empty frames to keep the line open; whatever comes is read and dropped, until they close.</summary>
    private static async Task ReceiveAsync(WebSocket socket, Listener listener, CancellationToken cancellationToken)
    {
        var buffer = new byte[64];
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or IOException)
        {
        }
        listener.End();
    }

    /// <summary>Two clients of one conversation must not displace each other for ever; dead lines must not keep a live one out.</summary>
    private void EndOldest(string conversationId)
    {
        var all = changes.Of(conversationId);
        for (var i = 0; i < all.Length - options.Value.StreamsPerConversation; i++) all[i].End();
    }
}
