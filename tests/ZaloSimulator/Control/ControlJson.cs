using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VinhPhong.Simulators.Zalo.Control;

/// <summary>How the commands read and write JSON; enums by name.</summary>
internal static class ControlJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>An empty body is an empty command.</summary>
    public static async Task<T> ReadAsync<T>(HttpContext context)
        where T : new()
    {
        using var memory = new MemoryStream();
        await context.Request.Body.CopyToAsync(memory, context.RequestAborted);
        if (memory.Length == 0) return new T();
        try
        {
            return JsonSerializer.Deserialize<T>(memory.ToArray(), Options) ?? new T();
        }
        catch (JsonException wrong)
        {
            throw new ArgumentException(wrong.Message, wrong);
        }
    }
}
