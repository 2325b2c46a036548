using System.Text.Json;

namespace VinhPhong.Bot.Channels.DirectLine;

/// <summary>A small optional JSON object, read leniently: names in any case, fields we do not know are left alone.</summary>
internal sealed record JsonBody(JsonElement? Root)
{
    private const int Largest = 16 * 1024;

    public static async Task<(JsonBody Body, string? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (bytes, tooBig) = await RequestBytes.ReadAsync(request, Largest, cancellationToken);
        if (tooBig) return (new JsonBody((JsonElement?)null), $"The body is larger than {Largest} bytes.");
        if (bytes.IsEmpty) return (new JsonBody((JsonElement?)null), null);
        if (Activities.JsonText.IsBroken(bytes.Span)) return (new JsonBody((JsonElement?)null), Activities.JsonText.Problem);
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object ? (new JsonBody(document.RootElement.Clone()), null) : (new JsonBody((JsonElement?)null), "The body is not a JSON object.");
        }
        catch (JsonException)
        {
            return (new JsonBody((JsonElement?)null), "The body is not JSON.");
        }
    }

    public string? Text(params string[] path)
    {
        var at = Root;
        foreach (var name in path) at = Field(at, name);
        return at is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } value ? value : null;
    }

    public IReadOnlyList<string> Texts(string name) => Field(Root, name) is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
        : [];

    private static JsonElement? Field(JsonElement? at, string name)
    {
        if (at is not { ValueKind: JsonValueKind.Object } parent) return null;
        foreach (var field in parent.EnumerateObject())
        {
            if (string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase)) return field.Value;
        }
        return null;
    }
}
