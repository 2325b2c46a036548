using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace VinhPhong.Benchmarks.Service;

/// <summary>A resident at our service: posts over Direct Line, hears over a WebSocket. Answers come in the order of the questions.</summary>
internal sealed class OurTalk : ITalk
{
    private static readonly byte[] Answers = Encoding.UTF8.GetBytes("\"replyToId\":\"");
    private static readonly byte[] Apologies = Encoding.UTF8.GetBytes("gặp trục trặc"); // what the service says when a turn failed

    private readonly HttpClient client;
    private readonly Questions questions;
    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource ending = new();
    private readonly ConcurrentQueue<TaskCompletionSource<long>> waiting = new();
    private readonly TaskCompletionSource<long> welcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Uri activities;
    private readonly AuthenticationHeaderValue token;
    private int asked;
    private Task? hearing;

    private OurTalk(HttpClient client, Questions questions, JsonElement started)
    {
        (this.client, this.questions) = (client, questions);
        activities = new Uri(client.BaseAddress!, $"/v3/directline/conversations/{started.GetProperty("conversationId").GetString()}/activities");
        token = new AuthenticationHeaderValue("Bearer", started.GetProperty("token").GetString());
        waiting.Enqueue(welcome);
    }

    /// <summary>Bytes and number of all frames with an answer.</summary>
    public static (long Bytes, long Count) Heard => (heardBytes, heardCount);

    private static long heardBytes;
    private static long heardCount;

    public static async Task<OurTalk> BeginAsync(HttpClient client, string secret, Questions questions, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", secret) } };
        using var answer = await client.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var started = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        var talk = new OurTalk(client, questions, started);
        await talk.socket.ConnectAsync(new Uri(started.GetProperty("streamUrl").GetString()!), cancellationToken);
        talk.hearing = talk.HearAsync();
        await talk.welcome.Task.WaitAsync(cancellationToken);
        return talk;
    }

    public async Task<long> AskAsync(int question, CancellationToken cancellationToken)
    {
        var answered = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.Enqueue(answered);
        var body = $$$"""{"type":"message","from":{"id":"r"},"locale":"vi-VN","text":{{{questions[question]}}},"channelData":{"clientActivityID":"{{{Interlocked.Increment(ref asked)}}}"}}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, activities) { Headers = { Authorization = token }, Content = Json.Of(body) };
        using var taken = await client.SendAsync(request, cancellationToken);
        taken.EnsureSuccessStatusCode();
        return await answered.Task.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        ending.Cancel();
        socket.Dispose();
        ending.Dispose();
    }

    private async Task HearAsync()
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(length), ending.Token);
                    length += part.Count;
                    if (length == buffer.Length) Array.Resize(ref buffer, 2 * buffer.Length);
                }
                while (!part.EndOfMessage);
                Hear(buffer.AsSpan(0, length), Stopwatch.GetTimestamp());
            }
        }
        catch (Exception broken)
        {
            foreach (var open in waiting) open.TrySetException(new IOException("The line to the service broke.", broken));
        }
    }

    /// <summary>Only an answer says what it replies to.</summary>
    private void Hear(ReadOnlySpan<byte> frame, long at)
    {
        var answers = frame.Count(Answers);
        if (answers == 0) return;
        if (frame.IndexOf(Apologies) >= 0) throw new InvalidDataException($"The service apologised: {Encoding.UTF8.GetString(frame)}");
        Interlocked.Add(ref heardBytes, frame.Length);
        Interlocked.Add(ref heardCount, answers);
        for (; answers > 0; answers--)
        {
            if (!waiting.TryDequeue(out var answered)) throw new InvalidDataException("An answer came that nobody had asked for.");
            answered.SetResult(at);
        }
    }
}
