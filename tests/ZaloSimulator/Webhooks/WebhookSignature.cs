using System.Security.Cryptography;
using System.Text;

namespace VinhPhong.Simulators.Zalo.Webhooks;

/// <summary>A plain SHA-256 over the app's id, the raw body, the body's timestamp and the key of the official account; not an HMAC.</summary>
public static class WebhookSignature
{
    /// <summary>The header that carries it.</summary>
    public const string Header = "X-ZEvent-Signature";

    /// <summary>The header's value for a body.</summary>
    public static string For(string appId, ReadOnlySpan<byte> body, string timestamp, string oaSecretKey)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(appId));
        hash.AppendData(body);
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp));
        hash.AppendData(Encoding.UTF8.GetBytes(oaSecretKey));
        return "mac=" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
