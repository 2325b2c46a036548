using System.Text.Json;
using System.Text.Json.Serialization;

namespace VinhPhong.Bot.Activities;

/// <summary>Buttons offered with a message; an empty <see cref="To"/> offers them to everyone.</summary>
internal sealed record SuggestedActions
{
    public IReadOnlyList<string>? To { get; init; }
    public IReadOnlyList<CardAction>? Actions { get; init; }

    /// <summary>Fields that the protocol does not name.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
