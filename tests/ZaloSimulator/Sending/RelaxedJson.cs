using System.Text.Encodings.Web;
using System.Text.Json;

namespace VinhPhong.Simulators.Zalo.Sending;

/// <summary>Letters stand as they are: the platform escapes none.</summary>
internal static class RelaxedJson
{
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
