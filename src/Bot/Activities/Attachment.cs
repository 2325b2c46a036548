using System.Text.Json;
using System.Text.Json.Serialization;

namespace VinhPhong.Bot.Activities;

/// <summary>A file or a card: <see cref="Content"/> or <see cref="ContentUrl"/>, not both (rule A7100).</summary>
internal sealed record Attachment
{
    public string? ContentType { get; init; }
    public string? ContentUrl { get; init; }
    public JsonElement? Content { get; init; }
    public string? Name { get; init; }
    public string? ThumbnailUrl { get; init; }

    /// <summary>Fields that the protocol does not name.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
