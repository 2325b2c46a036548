using Microsoft.Extensions.Options;
using VinhPhong.Bot.Activities;

namespace VinhPhong.Bot.Conversations;

/// <summary>Where activities of residents come in: stored once, then acknowledged. Numbers that belong to the resident alone are masked before they are stored.</summary>
internal sealed class Inbox(ConversationWriter writer, WorkQueue work, TurnAhead turnAhead, ConversationMetrics metrics, TimeProvider time, IOptions<ConversationsOptions> options)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>Starts a conversation, or finds it already started; null if too much is waiting.</summary>
    public async Task<Started?> StartAsync(StartConversation start, CancellationToken cancellationToken) =>
        IsFull || !writer.TryWrite(start) ? null : await start.Completion.WaitAsync(cancellationToken);

    /// <summary>Takes one activity. <paramref name="key"/> is the sender's own id of it, by which a repeat is known.</summary>
    public async Task<Received> ReceiveAsync(string conversationId, Activity activity, string? key, IReadOnlyList<StoredFile> files, CancellationToken cancellationToken)
    {
        if (IsFull) return new Received.Full(RetryAfter);
        var begun = time.GetTimestamp();
        var (kept, masked) = Masking.Of(activity);
        var ahead = turnAhead.Compose(conversationId, kept, (int)masked);
        var receive = new ReceiveActivity(conversationId, kept, key, (int)masked, files, ahead, options.Value.MostWaitingInOne, RetryAfter);
        if (!writer.TryWrite(receive)) return new Received.Full(RetryAfter);
        var received = await receive.Completion.WaitAsync(cancellationToken);
        if (received is Received.Stored { Answered: true }) metrics.Handled(ahead!.Result, waitedSeconds: 0, time.GetElapsedTime(begun).TotalSeconds);
        return received;
    }

    /// <summary>Takes what a device tells of words that it was sent; null if too much is waiting.</summary>
    public async Task<bool?> ReceiveAsync(string conversationId, Receipt receipt, CancellationToken cancellationToken)
    {
        var mark = new MarkReceipt(conversationId, receipt);
        return IsFull || !writer.TryWrite(mark) ? null : await mark.Completion.WaitAsync(cancellationToken);
    }

    private bool IsFull => writer.Waiting + work.Count >= options.Value.MostWaiting;
}
