using System.Diagnostics.Metrics;

namespace VinhPhong.Bot.Conversations;

/// <summary>What is counted about conversations. Names follow OpenTelemetry; docs/operation.md explains each.</summary>
internal sealed class ConversationMetrics
{
    public const string MeterName = "VinhPhong.Conversations";

    /// <summary>Seconds: a turn takes milliseconds, a crowded one a second.</summary>
    private static readonly InstrumentAdvice<double> Buckets = new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };

    private readonly Counter<long> turns;
    private readonly Histogram<double> turnDuration;
    private readonly Histogram<double> waited;
    private readonly Counter<long> stored;
    private readonly Counter<long> refused;
    private readonly Counter<long> handOffs;
    private readonly Counter<long> feedback;
    private readonly Counter<long> failures;

    public ConversationMetrics(IMeterFactory meters, WorkQueue work, ConversationChanges changes)
    {
        var meter = meters.Create(MeterName);
        turns = meter.CreateCounter<long>("vinhphong.turns", "{turn}", "Turns handled, by outcome");
        turnDuration = meter.CreateHistogram<double>("vinhphong.turn.duration", "s", "From taking a message up to its replies on the disk", advice: Buckets);
        waited = meter.CreateHistogram<double>("vinhphong.turn.wait", "s", "From storing a message to taking it up", advice: Buckets);
        stored = meter.CreateCounter<long>("vinhphong.writes", "{write}", "Changes of conversations stored");
        refused = meter.CreateCounter<long>("vinhphong.refused", "{call}", "Calls asked to come back later, by reason");
        handOffs = meter.CreateCounter<long>("vinhphong.handoffs", "{handoff}", "Conversations passed to officers, by reason and office");
        feedback = meter.CreateCounter<long>("vinhphong.feedback", "{vote}", "Thumbs under answers, by vote");
        failures = meter.CreateCounter<long>("vinhphong.turn.failures", "{failure}", "Turns that failed and were tried again or given up");
        meter.CreateObservableGauge("vinhphong.queue.depth", () => work.Count, "{conversation}", "Conversations with messages waiting or at work");
        meter.CreateObservableGauge("vinhphong.listeners", () => changes.Listening, "{listener}", "Open streams");
    }

    public void Stored(int count) => stored.Add(count);

    public void Refused(string reason) => refused.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Failed() => failures.Add(1);

    public void Handled(TurnResult result, double waitedSeconds, double seconds)
    {
        var outcome = result.Answer?.Outcome.ToString().ToLowerInvariant() ?? "none";
        turns.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        turnDuration.Record(seconds, new KeyValuePair<string, object?>("outcome", outcome));
        waited.Record(Math.Max(0, waitedSeconds));
        if (result.HandOff is { } handOff) handOffs.Add(1, new("reason", handOff.Reason), new("office", handOff.Office));
        if (result.Vote is { } vote) feedback.Add(1, new KeyValuePair<string, object?>("vote", vote.Helped switch { true => "up", false => "down", null => "none" }));
    }
}
