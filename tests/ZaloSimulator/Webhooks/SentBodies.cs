namespace VinhPhong.Simulators.Zalo.Webhooks;

/// <summary>The newest events that carry a message, to be replayed; a load test must not fill the memory with them.</summary>
internal sealed class SentBodies
{
    private const int Kept = 20_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, WebhookEvent> byMessage = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    public void Keep(WebhookEvent sent)
    {
        if (sent.MessageId is null) return;
        lock (gate)
        {
            if (!byMessage.TryAdd(sent.MessageId, sent)) return; // the message itself comes first, its receipts later
            order.Enqueue(sent.MessageId);
            if (order.Count > Kept) byMessage.Remove(order.Dequeue());
        }
    }

    public WebhookEvent? Find(string messageId)
    {
        lock (gate) return byMessage.GetValueOrDefault(messageId);
    }
}
