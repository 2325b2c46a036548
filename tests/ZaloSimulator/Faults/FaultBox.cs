using VinhPhong.Simulators.Zalo.Sending;

namespace VinhPhong.Simulators.Zalo.Faults;

/// <summary>What shall go wrong, in the order it was asked for.</summary>
public sealed class FaultBox
{
    private static readonly CallFault[] SoakFailures =
    [
        new(CallFaultKind.Error, Error: ZaloError.SendFailed),
        new(CallFaultKind.Status500),
        new(CallFaultKind.Status502),
        new(CallFaultKind.Status503),
        new(CallFaultKind.Drop),
    ];

    private readonly World world;
    private readonly Dictionary<CallKind, Queue<CallFault>> calls = [];
    private readonly Queue<(string? EventName, WebhookFault Fault)> webhooks = new();
    private FaultShares shares = new();
    private DateTimeOffset limitedUntil;

    internal FaultBox(World world) => this.world = world;

    /// <summary>The shares of the soak.</summary>
    public FaultShares Shares
    {
        get { lock (world.Gate) return shares; }
        set { lock (world.Gate) shares = value; }
    }

    /// <summary>Faults that have not been played.</summary>
    public int Waiting
    {
        get { lock (world.Gate) return webhooks.Count + calls.Values.Sum(queue => queue.Count); }
    }

    /// <summary>The next calls of a kind go wrong.</summary>
    public void Next(CallKind kind, CallFault fault, int times = 1)
    {
        lock (world.Gate)
        {
            if (!calls.TryGetValue(kind, out var queue)) calls[kind] = queue = new Queue<CallFault>();
            for (var time = 0; time < times; time++) queue.Enqueue(fault);
        }
    }

    /// <summary>The next events are delivered badly; with a name only events of that name, and the others pass meanwhile.</summary>
    public void NextWebhooks(WebhookFault fault, int times = 1, string? eventName = null)
    {
        lock (world.Gate)
        {
            for (var time = 0; time < times; time++) webhooks.Enqueue((eventName, fault));
        }
    }

    /// <summary>Every API call is answered with -32 for a time.</summary>
    public void LimitFor(TimeSpan time)
    {
        lock (world.Gate) limitedUntil = world.Now + time;
    }

    /// <summary>Nothing goes wrong from now on.</summary>
    public void Clear()
    {
        lock (world.Gate)
        {
            calls.Clear();
            webhooks.Clear();
            shares = new FaultShares();
            limitedUntil = default;
        }
    }

    internal bool Limited
    {
        get { lock (world.Gate) return world.Now < limitedUntil; }
    }

    internal CallFault? TakeForCall(CallKind kind)
    {
        lock (world.Gate)
        {
            if (calls.TryGetValue(kind, out var queue) && queue.TryDequeue(out var fault)) return fault;
            if (kind != CallKind.Send || !world.Chance(shares.SendFailures)) return null;
            return SoakFailures[world.Pick(SoakFailures.Length)] with { CarriedOut = world.Pick(2) == 0 };
        }
    }

    internal WebhookFault? TakeForWebhook(string eventName)
    {
        lock (world.Gate)
        {
            if (webhooks.TryPeek(out var next) && (next.EventName is null || next.EventName == eventName)) return webhooks.Dequeue().Fault;
            var twice = world.Chance(shares.Duplicates);
            var late = world.Chance(shares.Disorder);
            return twice || late ? new WebhookFault(twice ? 1 : 0, HoldBack: late) : null;
        }
    }
}
