using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace VinhPhong.Bot.Accounts.Audit;

/// <summary>
/// One line of the audit log, never changed or removed: numbers run 1, 2, 3 … without gaps, and every hash covers the one before, so that a change
/// or a missing line shows.
/// </summary>
internal sealed class AuditEntry
{
    public const int HashBytes = 32;

    /// <summary>What the first entry hashes in place of one before it.</summary>
    public static readonly byte[] Beginning = new byte[HashBytes];

    public required long Number { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Id of the officer; null when nobody was signed in.</summary>
    public string? WhoId { get; init; }

    /// <summary>Their name at that time.</summary>
    public required string Who { get; init; }

    /// <summary>What was done, as a code: <c>account.role</c>.</summary>
    public required string Action { get; init; }

    /// <summary>To whom or what: a user name, an id.</summary>
    public required string Subject { get; init; }

    public required string Detail { get; init; }

    /// <summary>The network address it came from, where there was one.</summary>
    public string? Address { get; init; }

    public byte[] Hash { get; private set; } = [];

    /// <summary>The entry with its hash, which is set once.</summary>
    public AuditEntry SealedAfter(byte[] previous)
    {
        Hash = HashAfter(previous);
        return this;
    }

    /// <summary>SHA-256 over the hash before and every field, each with its length before it, so that no two contents give the same bytes.</summary>
    public byte[] HashAfter(ReadOnlySpan<byte> previous)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(previous);
        AppendNumber(sha, Number);
        AppendNumber(sha, At.ToUnixTimeMilliseconds());
        foreach (var text in (ReadOnlySpan<string?>)[WhoId, Who, Action, Subject, Detail, Address]) AppendText(sha, text);
        return sha.GetHashAndReset();
    }

    private static void AppendNumber(IncrementalHash sha, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        sha.AppendData(bytes);
    }

    private static void AppendText(IncrementalHash sha, string? text)
    {
        var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
        AppendNumber(sha, text is null ? -1 : bytes.Length);
        sha.AppendData(bytes);
    }
}
