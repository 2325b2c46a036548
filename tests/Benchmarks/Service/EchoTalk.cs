using System.Collections.Concurrent;

namespace VinhPhong.Benchmarks.Service;

/// <summary>A resident at the echo bot: called as a channel calls it, answered by a call to the channel.</summary>
internal sealed class EchoTalk(HttpClient client, Questions questions, EchoBot bot, string id) : ITalk
{
    private readonly ConcurrentQueue<TaskCompletionSource<long>> waiting = new();
    private int asked;

    public string Id => id;

    public async Task<long> AskAsync(int question, CancellationToken cancellationToken)
    {
        var answered = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.Enqueue(answered);
        var number = Interlocked.Increment(ref asked);
        using var call = Json.Of(
            $$$"""{"type":"message","id":"{{{id}}}-{{{number}}}","channelId":"directline","serviceUrl":"{{{bot.ServiceUrl}}}","from":{"id":"r"},"recipient":{"id":"assistant"},"conversation":{"id":"{{{id}}}"},"locale":"vi-VN","text":{{{questions[question]}}},"channelData":{"clientActivityID":"{{{number}}}"}}""");
        using var taken = await client.PostAsync(bot.Address, call, cancellationToken);
        taken.EnsureSuccessStatusCode();
        return await answered.Task.WaitAsync(cancellationToken);
    }

    public void Hear(long at)
    {
        if (waiting.TryDequeue(out var answered)) answered.SetResult(at);
    }

    public void Dispose()
    {
    }
}
