using Microsoft.Extensions.Options;

namespace VinhPhong.Bot.Conversations.Outbox;

/// <summary>
/// Delivers what waits for one receiver: conversations side by side, each strictly in order. A row is leased before it is delivered and deleted after,
/// so that of several instances one delivers it; if that one dies between, another delivers it again, and the receiver knows it by its id.
/// </summary>
internal sealed partial class OutboxRunner(OutboxStore store, OutboxSignal signal, OutboxMetrics metrics, TimeProvider time, IOptions<OutboxOptions> options, ILogger<OutboxRunner> logger)
{
    /// <summary>How often rows are looked for that came from another instance, or whose time has come.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>A lease outlives the longest delivery by this, for clocks that differ and a slow disk.</summary>
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(10);

    private readonly TimeSpan keepGivenUp = TimeSpan.FromDays(options.Value.KeepGivenUpDays);

    private DateTimeOffset sweptAt;

    /// <summary>
    /// Runs until the service stops; what it has begun it finishes. <paramref name="deliver"/> must end within <paramref name="longest"/>;
    /// <paramref name="givenUp"/> hears of a row before it goes onto the list, perhaps twice.
    /// </summary>
    public async Task RunAsync(string receiver, TimeSpan longest, Func<Outgoing, Task<Delivery>> deliver, Func<Outgoing, string, Task> givenUp, CancellationToken stoppingToken)
    {
        var running = new Dictionary<string, Task>(StringComparer.Ordinal);
        while (!stoppingToken.IsCancellationRequested)
        {
            var changed = signal.Next;
            foreach (var conversation in running.Where(pair => pair.Value.IsCompleted).Select(pair => pair.Key).ToArray()) running.Remove(conversation);
            try
            {
                var due = running.Count < options.Value.AtOnce ? await store.DueAsync(receiver, running.Keys, options.Value.AtOnce - running.Count, stoppingToken) : [];
                foreach (var first in due) running.Add(first.ConversationId, DrainAsync(first));
                await LookAfterAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure) // the edge: the next look sees it again
            {
                Log.LookFailed(logger, failure);
            }
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny([changed, Task.Delay(LookEvery, time, waiting.Token), .. running.Values]);
            await waiting.CancelAsync();
        }
        await Task.WhenAll(running.Values);

        // Delivers one conversation until nothing of it is due. Never fails: what could not be written down is delivered again when its lease lapses.
        async Task DrainAsync(Outgoing first)
        {
            try
            {
                for (var row = first; row is not null && !stoppingToken.IsCancellationRequested; row = await store.NextAsync(receiver, first.ConversationId, CancellationToken.None))
                {
                    if (await store.LeaseAsync(row, longest + LeaseMargin, CancellationToken.None) is not { } lease) return;
                    await SettleAsync(row, lease, await deliver(row), givenUp);
                }
            }
            catch (Exception failure)
            {
                Log.DeliveryFailed(logger, receiver, first.ConversationId, failure);
            }
        }
    }

    private async Task SettleAsync(Outgoing row, string lease, Delivery delivery, Func<Outgoing, string, Task> givenUp)
    {
        switch (delivery)
        {
            case Delivery.Delivered or Delivery.NothingLeft:
                metrics.Delivered(row.Receiver, delivery is Delivery.Delivered ? "delivered" : "nothing-left");
                if (!await store.DoneAsync(row, lease, CancellationToken.None)) Log.LeaseLost(logger, row.Receiver, row.ConversationId, row.Order);
                break;
            case Delivery.Cancelled:
                metrics.Delivered(row.Receiver, "cancelled");
                break;
            case Delivery.Later later when time.GetUtcNow() - row.At < options.Value.GiveUpAfter:
                metrics.Delivered(row.Receiver, "failed");
                if (row.Attempts == 0) Log.TriedAgain(logger, row.Receiver, row.Kind, row.ConversationId, row.Order, later.Problem);
                await store.LaterAsync(row, lease, later.Problem, time.GetUtcNow() + options.Value.WaitAfter(row.Attempts + 1, later.RetryAfter), CancellationToken.None);
                break;
            default:
                var problem = delivery switch { Delivery.Later late => late.Problem, Delivery.Refused refused => refused.Problem, _ => "" };
                metrics.Delivered(row.Receiver, "given-up");
                Log.GivenUp(logger, row.Receiver, row.Kind, row.ConversationId, row.Order, row.Attempts + 1, problem);
                await givenUp(row, problem);
                await store.GiveUpAsync(row, problem, CancellationToken.None);
                break;
        }
    }

    private async Task LookAfterAsync(CancellationToken cancellationToken)
    {
        var (waiting, lost) = await store.CountAsync(cancellationToken);
        metrics.Count(waiting, lost);
        var now = time.GetUtcNow();
        if (now - sweptAt < SweepEvery) return;
        sweptAt = now;
        await store.SweepAsync(now - keepGivenUp, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Receiver}: {Kind} of conversation {Conversation}, number {Order}, could not be delivered ({Problem}); it is tried again")]
        public static partial void TriedAgain(ILogger logger, string receiver, string kind, string conversation, long order, string problem);

        [LoggerMessage(Level = LogLevel.Error, Message = "{Receiver}: {Kind} of conversation {Conversation}, number {Order}, is given up after {Attempts} deliveries ({Problem})")]
        public static partial void GivenUp(ILogger logger, string receiver, string kind, string conversation, long order, int attempts, string problem);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Receiver}: a delivery of conversation {Conversation}, number {Order}, took longer than its lease; it may come twice")]
        public static partial void LeaseLost(ILogger logger, string receiver, string conversation, long order);

        [LoggerMessage(Level = LogLevel.Error, Message = "{Receiver}: deliveries of conversation {Conversation} failed here; they are tried again when the lease lapses")]
        public static partial void DeliveryFailed(ILogger logger, string receiver, string conversation, Exception failure);

        [LoggerMessage(Level = LogLevel.Error, Message = "The outbox could not be read; it is read again in a moment")]
        public static partial void LookFailed(ILogger logger, Exception failure);
    }
}
