namespace VinhPhong.Simulators.Zalo.Webhooks;

/// <summary>An event on its way.</summary>
internal sealed class Delivery(WebhookEvent what, DateTimeOffset first)
{
    public WebhookEvent Event => what;

    public DateTimeOffset First => first;

    /// <summary>How often it was tried before.</summary>
    public int Retry { get; init; }

    /// <summary>The first attempt holds a place in the queue; copies and retries do not wait for one.</summary>
    public bool HoldsRoom { get; init; }

    /// <summary>A duplicate; it is not tried again.</summary>
    public bool IsCopy { get; init; }

    /// <summary>Duplicates sent in the same moment.</summary>
    public int CopiesAtOnce { get; set; }

    public Delivery Again() => new(what, first) { Retry = Retry + 1 };
}
