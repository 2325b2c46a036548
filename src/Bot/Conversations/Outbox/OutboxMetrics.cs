using System.Diagnostics.Metrics;

namespace VinhPhong.Bot.Conversations.Outbox;

/// <summary>What is counted about deliveries to systems outside.</summary>
internal sealed class OutboxMetrics
{
    private readonly Counter<long> deliveries;
    private int waiting;
    private int givenUp;

    public OutboxMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(ConversationMetrics.MeterName);
        deliveries = meter.CreateCounter<long>("vinhphong.outbox.deliveries", "{delivery}", "Deliveries to systems outside, by receiver and outcome");
        meter.CreateObservableGauge("vinhphong.outbox.waiting", () => waiting, "{row}", "Rows of the outbox that wait to be delivered");
        meter.CreateObservableGauge("vinhphong.outbox.given_up", () => givenUp, "{row}", "Rows of the outbox that were given up");
    }

    public void Delivered(string receiver, string outcome) => deliveries.Add(1, new("receiver", receiver), new("outcome", outcome));

    /// <summary>What stands in the outbox now.</summary>
    public void Count(int waitingNow, int givenUpNow) => (waiting, givenUp) = (waitingNow, givenUpNow);
}
