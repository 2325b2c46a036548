namespace VinhPhong.Simulators.Zalo.Webhooks;

/// <summary>One event with the bytes that are sent, in every attempt the same.</summary>
/// <param name="Name">Such as user_send_text.</param>
/// <param name="ResidentId">Whose event; the events of one resident keep their order.</param>
/// <param name="MessageId">The msg_id, where it has one.</param>
/// <param name="Body">The raw body.</param>
/// <param name="Signature">The header's value; null sends none.</param>
internal sealed record WebhookEvent(string Name, string ResidentId, string? MessageId, byte[] Body, string? Signature);

/// <summary>Which failures of a delivery are tried again.</summary>
public enum RetryWhen
{
    /// <summary>No connection, no answer in time, any status but 200.</summary>
    AnyFailure,

    /// <summary>Only no connection and no answer in time.</summary>
    NoAnswer,
}
