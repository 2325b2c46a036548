using System.Globalization;
using System.Text.RegularExpressions;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Bot.Channels.Zalo.Sending;

/// <summary>Text as Zalo shows it: no Markdown, and at most so many characters a message. Pure.</summary>
internal static partial class ZaloText
{
    /// <summary>Characters of a message, by the platform's documents.</summary>
    public const int Longest = 2000;

    /// <summary>Room for "(2/3)" and its line.</summary>
    private const int ForNumber = 10;

    /// <summary>Markdown of our answers as plain text: headings and bold lose their marks, points get dots, links stand after their words.</summary>
    public static string Plain(string markdown)
    {
        var text = Links().Replace(markdown, link => link.Groups[1].Value == link.Groups[2].Value ? link.Groups[2].Value : $"{link.Groups[1].Value}: {link.Groups[2].Value}");
        text = Headings().Replace(text, heading => heading.Groups[1].Value.Trim().ToUpper(CultureInfo.InvariantCulture));
        text = Points().Replace(text, "$1• ");
        return Composed.Of(text.Replace("**", "", StringComparison.Ordinal)).Trim();
    }

    /// <summary>The text in messages: cut between paragraphs if that goes, else between lines, sentences, words; never within a word or an address. Numbered if there are several.</summary>
    public static IReadOnlyList<string> Split(string text, int longest = Longest)
    {
        if (text.Length <= longest) return [text];
        var parts = new List<string>();
        var rest = text.AsSpan();
        while (rest.Length > 0)
        {
            var end = rest.Length <= longest - ForNumber ? rest.Length : CutAt(rest[..(longest - ForNumber)]);
            var part = rest[..end].Trim();
            if (part.Length > 0) parts.Add(part.ToString());
            rest = rest[end..];
        }
        return [.. parts.Select((part, i) => $"({i + 1}/{parts.Count}) {part}")];
    }

    /// <summary>Where the best cut is; a cut in the first half would waste messages.</summary>
    private static int CutAt(ReadOnlySpan<char> window)
    {
        var half = window.Length / 2;
        var paragraph = window.LastIndexOf("\n\n");
        if (paragraph > half) return paragraph + 2;
        var line = window.LastIndexOf('\n');
        if (line > half) return line + 1;
        for (var i = window.Length - 2; i > half; i--)
        {
            if (window[i] is '.' or '!' or '?' or ';' && window[i + 1] == ' ') return i + 2;
        }
        var word = window.LastIndexOfAny(' ', '\n');
        if (word > 0) return word + 1;
        // One word longer than a message: no text of ours has that, a resident's may.
        return char.IsHighSurrogate(window[^1]) ? window.Length - 1 : window.Length;
    }

    [GeneratedRegex(@"\[([^\]\n]+)\]\((https?://[^)\s]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Links();

    [GeneratedRegex(@"^#{1,6} +(.+)$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"^( *)[-*] +", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Points();
}
