namespace VinhPhong.Bot.Conversations.Outbox;

/// <summary>Says that something was put into the outbox. Who misses it looks a moment later.</summary>
internal sealed class OutboxSignal
{
    private TaskCompletionSource next = New();

    /// <summary>Ends at the next signal.</summary>
    public Task Next => next.Task;

    public void Give() => Interlocked.Exchange(ref next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
