using System.Security.Cryptography;
using System.Text;

namespace VinhPhong.Bot.Channels.Zalo.Receiving;

/// <summary>
/// The platform's proof that an event is its own: <c>mac=</c> and the SHA-256 of application id, body as it came, time stamp and the account's secret,
/// one after the other; no HMAC (https://developers.zalo.me/docs/official-account/webhook/tong-quan).
/// </summary>
internal static class ZaloSignature
{
    public const string Header = "X-ZEvent-Signature";

    private const string Prefix = "mac=";

    /// <summary>Compares in constant time; the prefix may be missing and the digits in either case, as both have been seen.</summary>
    public static bool IsGood(string? header, string appId, ReadOnlySpan<byte> body, string timestamp, string secret)
    {
        if (header is null) return false;
        var given = header.AsSpan().Trim();
        if (given.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) given = given[Prefix.Length..];
        Span<byte> claimed = stackalloc byte[SHA256.HashSizeInBytes];
        if (given.Length != 2 * SHA256.HashSizeInBytes || Convert.FromHexString(given, claimed, out _, out _) != System.Buffers.OperationStatus.Done) return false;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(appId));
        hash.AppendData(body);
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp));
        hash.AppendData(Encoding.UTF8.GetBytes(secret));
        return CryptographicOperations.FixedTimeEquals(hash.GetHashAndReset(), claimed);
    }
}
