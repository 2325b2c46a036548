using System.Diagnostics.Metrics;
using VinhPhong.Bot.Conversations;

namespace VinhPhong.Bot.Channels.Zalo.Receiving;

/// <summary>What is counted about Zalo.</summary>
internal sealed class ZaloMetrics
{
    private readonly Counter<long> events;
    private readonly Counter<long> calls;
    private double authorisedDays = double.NaN;

    public ZaloMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(ConversationMetrics.MeterName);
        events = meter.CreateCounter<long>("vinhphong.zalo.events", "{event}", "Events of the Zalo platform, by name and what was done with them");
        calls = meter.CreateCounter<long>("vinhphong.zalo.calls", "{call}", "Calls to the Zalo platform, by kind and error code");
        meter.CreateObservableGauge("vinhphong.zalo.authorised_days", () => authorisedDays, "d", "Days until the authorisation of the Official Account ends; negative once it has");
    }

    /// <summary>Names come from outside: unknown ones are counted together, or anybody could make as many series as he likes.</summary>
    public void Event(string name, string outcome) => events.Add(1, new("name", name), new("outcome", outcome));

    public void Call(string kind, int code) => calls.Add(1, new("kind", kind), new("code", code));

    public void Authorised(double days) => authorisedDays = days;
}
