using System.Text.RegularExpressions;

namespace VinhPhong.Bot.Conversations.HandOffs;

/// <summary>A telephone number in what a resident wrote: ten digits from 0 (or +84), spaces, dots and hyphens between them as people write.</summary>
internal static partial class PhoneNumber
{
    /// <summary>The first one, as digits from 0; null if there is none.</summary>
    public static string? In(string text)
    {
        if (Pattern().Match(text) is not { Success: true } match) return null;
        var digits = string.Concat(match.Value.Where(char.IsAsciiDigit));
        return digits.StartsWith("84", StringComparison.Ordinal) ? "0" + digits[2..] : digits;
    }

    // Mobile prefixes 03, 05, 07, 08, 09 with ten digits and 02 with ten or eleven: the numbering plan of the Ministry of Information and Communications, Thông tư 22/2014/TT-BTTTT as amended.
    [GeneratedRegex(@"(?<![\d+])(?:\+?84|0)[\s.\-]?(?:[35789](?:[\s.\-]?\d){8}|2(?:[\s.\-]?\d){8,9})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
