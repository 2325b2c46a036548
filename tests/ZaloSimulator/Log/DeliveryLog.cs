using VinhPhong.Simulators.Zalo.Chats;

namespace VinhPhong.Simulators.Zalo.Log;

/// <summary>What reached residents, what was sent to the service, what the service called; each list is a copy, oldest first.</summary>
public sealed class DeliveryLog
{
    private readonly Lock gate = new();
    private readonly List<ChatMessage> messages = [];
    private readonly List<WebhookSent> webhooks = [];
    private readonly List<ApiCall> calls = [];

    internal DeliveryLog()
    {
    }

    /// <summary>Every message of the account that reached a chat, by the API or by staff.</summary>
    public IReadOnlyList<ChatMessage> Messages
    {
        get { lock (gate) return [.. messages]; }
    }

    /// <summary>Every attempt to deliver a webhook.</summary>
    public IReadOnlyList<WebhookSent> Webhooks
    {
        get { lock (gate) return [.. webhooks]; }
    }

    /// <summary>Every call of the service.</summary>
    public IReadOnlyList<ApiCall> Calls
    {
        get { lock (gate) return [.. calls]; }
    }

    /// <summary>Forgets all, so that the next part of a test reads only its own.</summary>
    public void Clear()
    {
        lock (gate)
        {
            messages.Clear();
            webhooks.Clear();
            calls.Clear();
        }
    }

    internal void Reached(ChatMessage message)
    {
        lock (gate) messages.Add(message);
    }

    internal void Sent(WebhookSent sent)
    {
        lock (gate) webhooks.Add(sent);
    }

    internal void Called(ApiCall call)
    {
        lock (gate) calls.Add(call);
    }
}

/// <summary>One attempt to deliver a webhook.</summary>
/// <param name="EventName">Such as user_send_text.</param>
/// <param name="ResidentId">Whose event.</param>
/// <param name="MessageId">The msg_id, where the event has one.</param>
/// <param name="Retry">0 the first time, else as in the header num_retry.</param>
/// <param name="Status">The answer's status; null when there was none.</param>
/// <param name="Milliseconds">Until the answer, on the real clock.</param>
/// <param name="Problem">timeout, connection, or why it was not sent at all: disabled, no address, no grant, switched off.</param>
/// <param name="Time">When, on the platform's clock.</param>
public sealed record WebhookSent(string EventName, string ResidentId, string? MessageId, int Retry, int? Status, double Milliseconds, string? Problem, DateTimeOffset Time);

/// <summary>One call of the service.</summary>
/// <param name="Endpoint">Method and path.</param>
/// <param name="Status">HTTP status; 0 for a connection that was dropped.</param>
/// <param name="Error">Zalo's error code as it was answered; 0 for success, null where none was told.</param>
/// <param name="ResidentId">To or about whom.</param>
/// <param name="Fault">The fault that was played.</param>
/// <param name="Time">When, on the platform's clock.</param>
public sealed record ApiCall(string Endpoint, int Status, int? Error, string? ResidentId, string? Fault, DateTimeOffset Time);
