using System.Text.Json;

namespace VinhPhong.Bot.Activities;

/// <summary>Text in JSON that no database and no screen can hold: half a character, and NUL.</summary>
internal static class JsonText
{
    public const string Problem = "The body has half a character (a lone surrogate) or a NUL in a text.";

    /// <summary>Whether such text stands anywhere; only escapes can carry it. JSON that is malformed is for its reader to complain of.</summary>
    public static bool IsBroken(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("\\u"u8) < 0) return false;
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped) continue;
                if (reader.GetString()!.Contains('\0', StringComparison.Ordinal)) return true;
            }
        }
        catch (JsonException)
        {
        }
        catch (InvalidOperationException) // half a character
        {
            return true;
        }
        return false;
    }
}
