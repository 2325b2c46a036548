using System.Threading.Channels;
using VinhPhong.Simulators.Zalo.Faults;
using VinhPhong.Simulators.Zalo.Log;
using VinhPhong.Simulators.Zalo.OAuth;

namespace VinhPhong.Simulators.Zalo.Webhooks;

/// <summary>
/// Delivers events. The residents are spread over lanes, one delivery at a time in each, so that the order of one resident's
/// events is disturbed only where a fault asks for it.
/// </summary>
public sealed class WebhookQueue : IAsyncDisposable
{
    private static readonly TimeSpan HeldBackFor = TimeSpan.FromSeconds(2);

    private readonly World world;
    private readonly Tokens tokens;
    private readonly FaultBox faults;
    private readonly DeliveryLog log;
    private readonly WebhookCall call;
    private readonly RetryLadder ladder;
    private readonly SentBodies sentBodies = new();
    private readonly SemaphoreSlim room;
    private readonly Channel<Delivery>[] lanes;
    private readonly Task[] workers;
    private readonly CancellationTokenSource stopping = new();
    private readonly HashSet<string> switchedOff = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Delivery> heldBack = new(StringComparer.Ordinal);
    private readonly List<string> notices = [];
    private int outstanding;
    private TaskCompletionSource settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool disabled;
    private Uri? address;
    private bool echoes;
    private bool receipts;

    internal WebhookQueue(World world, Tokens tokens, FaultBox faults, DeliveryLog log)
    {
        this.world = world;
        this.tokens = tokens;
        this.faults = faults;
        this.log = log;
        var options = world.Options;
        address = options.WebhookAddress;
        echoes = options.Echoes;
        receipts = options.Receipts;
        call = new WebhookCall(options);
        ladder = new RetryLadder(world);
        room = new SemaphoreSlim(options.QueueLength);
        lanes = [.. Enumerable.Range(0, Math.Max(1, options.DeliveriesAtOnce)).Select(_ => Channel.CreateUnbounded<Delivery>())];
        workers = [.. lanes.Select(lane => Task.Run(() => WorkAsync(lane.Reader)))];
    }

    /// <summary>Where events go; null drops them.</summary>
    public Uri? Address
    {
        get { lock (world.Gate) return address; }
        set { lock (world.Gate) address = value; }
    }

    /// <summary>Whether what the app sends comes back as oa_send_*.</summary>
    public bool Echoes
    {
        get { lock (world.Gate) return echoes; }
        set { lock (world.Gate) echoes = value; }
    }

    /// <summary>Whether user_received_message follows.</summary>
    public bool Receipts
    {
        get { lock (world.Gate) return receipts; }
        set { lock (world.Gate) receipts = value; }
    }

    /// <summary>Set when the retries of an event were used up; nothing is sent until <see cref="EnableAgain"/>.</summary>
    public bool Disabled
    {
        get { lock (world.Gate) return disabled; }
    }

    /// <summary>What the app's administrators were told.</summary>
    public IReadOnlyList<string> Notices
    {
        get { lock (world.Gate) return [.. notices]; }
    }

    /// <summary>Events that wait for a later retry.</summary>
    public int RetriesWaiting => ladder.Waiting;

    /// <summary>A person asks for the events again in the console; what was missed meanwhile is not sent.</summary>
    public void EnableAgain()
    {
        lock (world.Gate) disabled = false;
    }

    /// <summary>The console's switch for one kind of event.</summary>
    public void Switch(string eventName, bool on)
    {
        lock (world.Gate)
        {
            if (on) switchedOff.Remove(eventName);
            else switchedOff.Add(eventName);
        }
    }

    /// <summary>Sends a message's event once more, byte for byte, as somebody would who had caught it on the way.</summary>
    public async Task<int?> ReplayAsync(string messageId, int retry, CancellationToken cancellationToken)
    {
        var replayed = sentBodies.Find(messageId) ?? throw new KeyNotFoundException($"No event was sent for the message {messageId}.");
        return await SendNowAsync(replayed, retry, cancellationToken);
    }

    /// <summary>Waits until nothing is waiting or under way; retries that wait for their time do not count.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            List<Delivery> held;
            Task next;
            lock (world.Gate)
            {
                held = [.. heldBack.Values];
                heldBack.Clear();
                if (outstanding == 0) return;
                next = settled.Task;
            }
            foreach (var delivery in held) Line(delivery);
            await next.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Ends the deliveries; what waits is dropped.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var lane in lanes) lane.Writer.TryComplete();
        await stopping.CancelAsync();
        await Task.WhenAll(workers);
        ladder.Dispose();
        call.Dispose();
        room.Dispose();
        stopping.Dispose();
    }

    /// <summary>Counts an event before it is posted, so that settling waits for it too.</summary>
    internal void Announce(int events)
    {
        lock (world.Gate) outstanding += events;
    }

    internal async Task PostAsync(WebhookEvent what, CancellationToken cancellationToken)
    {
        Announce(1);
        await PostAnnouncedAsync(what, cancellationToken);
    }

    internal async Task PostAnnouncedAsync(WebhookEvent what, CancellationToken cancellationToken)
    {
        try
        {
            await room.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Leave();
            throw;
        }
        sentBodies.Keep(what);
        var delivery = new Delivery(what, world.Now) { HoldsRoom = true };
        var fault = faults.TakeForWebhook(what.Name);
        if (fault is not null) Disturb(delivery, fault);
        Delivery? held;
        lock (world.Gate)
        {
            heldBack.Remove(what.ResidentId, out held);
            if (fault is { HoldBack: true } && held is null) heldBack[what.ResidentId] = delivery;
        }
        if (fault is { HoldBack: true } && held is null)
        {
            ladder.After(HeldBackFor, () => LetGo(delivery));
            return;
        }
        Line(delivery);
        if (held is not null) Line(held);
    }

    /// <summary>Sends past the lanes what was announced, and waits for the answer.</summary>
    internal async Task SendAnnouncedNowAsync(WebhookEvent what)
    {
        try
        {
            await SendNowAsync(what, 0, stopping.Token);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Sends past the lanes and waits for the answer.</summary>
    internal async Task<int?> SendNowAsync(WebhookEvent what, int retry, CancellationToken cancellationToken)
    {
        sentBodies.Keep(what);
        var answer = await AttemptAsync(what, retry, cancellationToken);
        return answer?.Status;
    }

    private void Disturb(Delivery delivery, WebhookFault fault)
    {
        if (fault.Copies > 0 && fault.AtOnce) delivery.CopiesAtOnce = fault.Copies;
        for (var copy = 0; copy < fault.Copies && !fault.AtOnce; copy++)
        {
            Announce(1);
            Line(new Delivery(delivery.Event, delivery.First) { IsCopy = true });
        }
        if (fault.AgainAfter is not { } later) return;
        ladder.After(later, () =>
        {
            Announce(1);
            Line(new Delivery(delivery.Event, delivery.First) { IsCopy = true, Retry = RetryLadder.Steps.Count });
        });
    }

    private void LetGo(Delivery delivery)
    {
        lock (world.Gate)
        {
            if (!heldBack.TryGetValue(delivery.Event.ResidentId, out var held) || held != delivery) return;
            heldBack.Remove(delivery.Event.ResidentId);
        }
        Line(delivery);
    }

    private void Line(Delivery delivery)
    {
        var lane = (uint)StringComparer.Ordinal.GetHashCode(delivery.Event.ResidentId) % (uint)lanes.Length;
        if (!lanes[lane].Writer.TryWrite(delivery)) Leave();
    }

    private async Task WorkAsync(ChannelReader<Delivery> lane)
    {
        await foreach (var delivery in lane.ReadAllAsync())
        {
            try
            {
                if (stopping.IsCancellationRequested) continue;
                var copies = Enumerable.Range(0, delivery.CopiesAtOnce).Select(_ => AttemptAsync(delivery.Event, delivery.Retry, stopping.Token)).ToList();
                var answer = await AttemptAsync(delivery.Event, delivery.Retry, stopping.Token);
                await Task.WhenAll(copies);
                if (answer is not null && answer.Failed(world.Options.RetryWhen) && !delivery.IsCopy) Retry(delivery);
            }
            finally
            {
                if (delivery.HoldsRoom) room.Release();
                Leave();
            }
        }
    }

    private void Retry(Delivery delivery)
    {
        if (stopping.IsCancellationRequested) return;
        if (delivery.Retry >= RetryLadder.Steps.Count)
        {
            lock (world.Gate)
            {
                disabled = true;
                notices.Add($"Webhook not working: {delivery.Event.Name} could not be delivered; the events of the app were switched off.");
            }
            return;
        }
        ladder.Wait(delivery, again =>
        {
            Announce(1);
            Line(again);
        });
    }

    private async Task<WebhookAnswer?> AttemptAsync(WebhookEvent what, int retry, CancellationToken cancellationToken)
    {
        var (target, problem) = Target(what.Name);
        var answer = target is null ? null : await call.PostAsync(target, what, retry, cancellationToken);
        log.Sent(new WebhookSent(what.Name, what.ResidentId, what.MessageId, retry, answer?.Status, answer?.Milliseconds ?? 0, problem ?? answer?.Problem, world.Now));
        return answer;
    }

    private (Uri? Target, string? Problem) Target(string eventName)
    {
        lock (world.Gate)
        {
            if (address is null) return (null, "no address");
            if (disabled) return (null, "disabled");
            if (switchedOff.Contains(eventName)) return (null, "switched off");
            return world.Options.EventsNeedGrant && !tokens.Granted ? (null, "no grant") : (address, null);
        }
    }

    private void Leave()
    {
        lock (world.Gate)
        {
            if (--outstanding > 0) return;
            settled.TrySetResult();
            settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
