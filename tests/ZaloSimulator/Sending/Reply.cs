using System.Text.Json.Nodes;
using VinhPhong.Simulators.Zalo.Webhooks;

namespace VinhPhong.Simulators.Zalo.Sending;

/// <summary>What a call is answered with, before a fault may spoil it.</summary>
/// <param name="Body">The JSON.</param>
/// <param name="Error">For the log; null where the body tells no code.</param>
internal sealed record Reply(JsonObject Body, int? Error)
{
    /// <summary>To or about whom.</summary>
    public string? ResidentId { get; init; }

    /// <summary>Events that follow it.</summary>
    public IReadOnlyList<WebhookEvent> After { get; init; } = [];

    public static Reply Refused(int error, string? text = null, string? residentId = null) =>
        new(new JsonObject { ["error"] = error, ["message"] = text ?? ZaloError.Text(error) }, error) { ResidentId = residentId };

    public static Reply FieldInvalid(string field) => Refused(ZaloError.FieldInvalid, $"{field} is invalid!");

    public static Reply Done(JsonNode data) => new(new JsonObject { ["data"] = data, ["error"] = 0, ["message"] = "Success" }, 0);
}
