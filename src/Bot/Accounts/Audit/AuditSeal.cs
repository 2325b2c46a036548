using System.Globalization;

namespace VinhPhong.Bot.Accounts.Audit;

/// <summary>Dấu niêm phong: number and hash of the newest line. Kept outside the database, it shows later that nothing up to it was cut off or rewritten.</summary>
internal sealed record AuditSeal(long Number, string Hash)
{
    public static AuditSeal OfNothing { get; } = new(0, Convert.ToHexStringLower(AuditEntry.Beginning));

    /// <summary>As it is written down: <c>17:9f86d0…</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}:{Hash}");

    public static AuditSeal? Parse(string text)
    {
        var parts = text.Trim().Split(':');
        return parts is [var number, { Length: AuditEntry.HashBytes * 2 } hash] && long.TryParse(number, CultureInfo.InvariantCulture, out var parsed) && hash.All(char.IsAsciiHexDigit)
            ? new AuditSeal(parsed, hash.ToLowerInvariant())
            : null;
    }
}
