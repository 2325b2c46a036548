using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VinhPhong.Bot.Activities;

/// <summary>Activities as JSON: camelCase names, nothing written for what is not there, Vietnamese letters as they are.</summary>
internal static class ActivityJson
{
    private static readonly ActivityJsonContext Context = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // sent as application/json only, never put into a page
        MaxDepth = 64,
    });

    public static string Write(Activity activity) => JsonSerializer.Serialize(activity, Context.Activity);

    /// <summary>An activity of our own store.</summary>
    public static Activity Read(string json) => JsonSerializer.Deserialize(json, Context.Activity) ?? throw new JsonException("A stored activity is null.");

    /// <summary>An activity of a client; <paramref name="problem"/> says what is wrong with one that is none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> json, [NotNullWhen(true)] out Activity? activity, [NotNullWhen(false)] out string? problem)
    {
        activity = null;
        if (JsonText.IsBroken(json))
        {
            problem = JsonText.Problem;
            return false;
        }
        try
        {
            activity = JsonSerializer.Deserialize(json, Context.Activity);
        }
        catch (JsonException malformed)
        {
            problem = $"The body is not an activity: {malformed.Path ?? "$"}, line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine}.";
            return false;
        }
        problem = activity switch
        {
            null => "The body is null; an activity is expected.",
            { Type: null or "" } => "The activity has no \"type\".",
            { Type: var type } when !ActivityTypes.Knows(type) => "The activity's \"type\" is not one of the protocol.",
            _ => null,
        };
        return problem is null;
    }

    public static JsonElement Element(string text) => JsonSerializer.SerializeToElement(text, Context.String);
}

[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(string))]
internal sealed partial class ActivityJsonContext : JsonSerializerContext;
