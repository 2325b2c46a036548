namespace VinhPhong.Simulators.Zalo.Webhooks;

/// <summary>What is sent later, by the platform's clock.</summary>
internal sealed class RetryLadder(World world) : IDisposable
{
    private readonly Lock gate = new();
    private readonly HashSet<ITimer> timers = [];
    private int waiting;
    private bool ended;

    public static IReadOnlyList<TimeSpan> Steps { get; } =
        [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1)];

    public int Waiting => Volatile.Read(ref waiting);

    public void Wait(Delivery failed, Action<Delivery> send)
    {
        var step = Steps[failed.Retry];
        var from = world.Options.RetryStepsFromFirstAttempt ? failed.First : world.Now;
        var delay = from + step - world.Now;
        Interlocked.Increment(ref waiting);
        After(delay > TimeSpan.Zero ? delay : TimeSpan.Zero, () =>
        {
            send(failed.Again());
            Interlocked.Decrement(ref waiting); // only now: in between it would be neither waiting nor under way
        });
    }

    public void After(TimeSpan delay, Action act)
    {
        lock (gate)
        {
            if (ended) return;
            ITimer? timer = null;
            timer = world.Time.CreateTimer(
                _ =>
                {
                    lock (gate)
                    {
                        if (ended || !timers.Remove(timer!)) return;
                    }
                    timer!.Dispose();
                    act();
                },
                null,
                Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan);
            timers.Add(timer);
            timer.Change(delay, Timeout.InfiniteTimeSpan); // only now, or it might fire before it is known
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            ended = true;
            foreach (var timer in timers) timer.Dispose();
            timers.Clear();
        }
    }
}
