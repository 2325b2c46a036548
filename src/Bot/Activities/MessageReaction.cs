using System.Text.Json;
using System.Text.Json.Serialization;

namespace VinhPhong.Bot.Activities;

/// <summary>A reaction to a message.</summary>
internal sealed record MessageReaction
{
    public string? Type { get; init; }

    /// <summary>Fields that the protocol does not name.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
