using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace VinhPhong.Bot.Conversations.Linking;

/// <summary>A one-time code as residents copy it from one screen to another: NOI KQMX 7294. Letters that are mistaken for others are left out.</summary>
internal static partial class LinkCode
{
    private const string Letters = "ACDEFGHKLMNPQRTUVXY";
    private const string Digits = "0123456789";
    private const int Half = 4;

    /// <summary>Four letters and four digits: one of 1.3 thousand million.</summary>
    public static string New() => RandomNumberGenerator.GetString(Letters, Half) + RandomNumberGenerator.GetString(Digits, Half);

    /// <summary>As it stands on the screen, word for word what is to be sent.</summary>
    public static string Shown(string code) => $"NOI {code[..Half]} {code[Half..]}";

    /// <summary>The code in a message that says nothing else, however it is spaced; or null.</summary>
    public static string? In(string said) => Pattern().Match(said) is { Success: true } match ? (match.Groups[1].Value + match.Groups[2].Value).ToUpperInvariant() : null;

    [GeneratedRegex(@"^\s*n[oôố]i\W*([a-z]{4})\W*([0-9]{4})\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
