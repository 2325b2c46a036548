using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace VinhPhong.Bot.HandOffHub;

/// <summary>What a call must show to be believed, either way: the second it was made, and an HMAC-SHA256 over that second, a dot, and the body's bytes as they are sent.</summary>
internal sealed class HubSignature(IOptions<HandOffHubOptions> options, TimeProvider time)
{
    public const string TimestampHeader = "X-VinhPhong-Timestamp";
    public const string SignatureHeader = "X-VinhPhong-Signature";

    private const string Version = "v1=";

    /// <summary>A call that was recorded is worth nothing after this; clocks may differ by as much.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private readonly byte[] key = Encoding.UTF8.GetBytes(options.Value.Secret ?? "");

    public (string Timestamp, string Signature) Sign(ReadOnlySpan<byte> body)
    {
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return (timestamp, Of(timestamp, body));
    }

    /// <summary>Whether the body is the hub's.</summary>
    public SignatureCheck Check(string? timestamp, string? signature, ReadOnlySpan<byte> body)
    {
        if (string.IsNullOrEmpty(timestamp) || string.IsNullOrEmpty(signature)) return SignatureCheck.Missing;
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(timestamp, body)), Encoding.UTF8.GetBytes(signature))) return SignatureCheck.Wrong;
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return SignatureCheck.Wrong;
        return Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - seconds) <= Fresh.TotalSeconds ? SignatureCheck.Good : SignatureCheck.Stale;
    }

    private string Of(string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Encoding.UTF8.GetBytes(timestamp));
        hmac.AppendData("."u8);
        hmac.AppendData(body);
        return Version + Convert.ToHexStringLower(hmac.GetHashAndReset());
    }
}

/// <summary>What a signature is worth.</summary>
internal enum SignatureCheck
{
    Good,

    /// <summary>A header is missing.</summary>
    Missing,

    /// <summary>It was not made with our secret over this timestamp and body.</summary>
    Wrong,

    /// <summary>It was, but too long ago, or too far ahead.</summary>
    Stale,
}
