using System.Text.Json;
using System.Text.Json.Serialization;

namespace VinhPhong.Bot.Activities;

/// <summary>The conversation that an activity belongs to.</summary>
internal sealed record ConversationAccount
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public bool? IsGroup { get; init; }
    public string? ConversationType { get; init; }
    public string? TenantId { get; init; }
    public string? AadObjectId { get; init; }
    public string? Role { get; init; }

    /// <summary>Fields that the protocol does not name.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
