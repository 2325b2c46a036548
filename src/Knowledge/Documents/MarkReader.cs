using System.Text;
using System.Text.RegularExpressions;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Documents;

/// <summary>A mark at the beginning of a line. Depth tells <c>1.1.</c> from <c>1.</c>, and a bullet below a bullet.</summary>
internal readonly record struct Mark(SectionKind Kind, string Label, int Depth = 0)
{
    /// <summary>How far in it stands: a mark ends all marks that stand as far in or farther.</summary>
    public int Rank => ((int)(Kind == SectionKind.Closing ? SectionKind.Article : Kind) * 10) + Depth;
}

/// <summary>Reads the marks of Vietnamese official texts, in the forms of Nghị định 30/2020/NĐ-CP and those that occur beside them.</summary>
internal static partial class MarkReader
{
    /// <summary>Long enough for "Phụ lục số …" with every accent as a character of its own.</summary>
    private const int KeywordRoom = 60;

    /// <summary>The mark a line begins with and the text behind it; null and the whole line when there is none.</summary>
    public static Mark? Read(string line, out string rest)
    {
        if (Keyword(line, out rest) is { } keyword) return keyword;
        foreach (var (pattern, kind) in Signs)
        {
            var match = pattern.Match(line);
            if (!match.Success) continue;
            var label = match.Groups["label"].Value;
            rest = line[match.Length..].Trim();
            return new Mark(kind, label, kind == SectionKind.Number ? Math.Min(label.Count(c => c == '.'), 4) : 0);
        }
        rest = line;
        return null;
    }

    /// <summary>Whether the text ends here and closing sentence, addressees or signature follow; the label is "Nơi nhận" or empty.</summary>
    public static Mark? Closing(string line)
    {
        var folded = Fold(line, out _);
        if (Addressees().IsMatch(folded)) return new Mark(SectionKind.Closing, "Nơi nhận");
        return folded.StartsWith("tren day la ", StringComparison.Ordinal) || Signature().IsMatch(line) ? new Mark(SectionKind.Closing, "") : null;
    }

    /// <summary>The beginning of a line without accents and capitals, and where each of its characters stands in the line.</summary>
    public static string Fold(string line, out List<int> places)
    {
        var folded = new StringBuilder();
        places = [];
        for (var i = 0; i < line.Length && i < KeywordRoom; i++)
        {
            if (Letters.IsCombining(line[i])) continue;
            folded.Append(Letters.Fold(Letters.Read(line[i]).Letter));
            places.Add(i);
        }
        places.Add(Math.Min(line.Length, KeywordRoom));
        return folded.ToString();
    }

    private static Mark? Keyword(string line, out string rest)
    {
        rest = line;
        var match = KeywordPattern().Match(Fold(line, out var places));
        if (!match.Success) return null;
        var kind = match.Groups["word"].Value switch
        {
            "phu luc" => SectionKind.Appendix,
            "phan" => SectionKind.Part,
            "chuong" => SectionKind.Chapter,
            "muc" => SectionKind.Section,
            _ => SectionKind.Article,
        };
        var group = match.Groups["label"];
        var behind = line[places[match.Length]..];
        if (!(group.Success ? EndsMark(behind, kind) : kind == SectionKind.Appendix && behind.Trim() is "" or ":")) return null;
        var label = group.Success ? line[places[group.Index]..places[group.Index + group.Length]] : "";
        rest = behind.TrimStart(' ', '.', ':', '-', '–', '—', ')', '/').Trim();
        return new Mark(kind, Roman().IsMatch(label.ToUpperInvariant()) ? label.ToUpperInvariant() : label.ToLowerInvariant());
    }

    /// <summary>"Điều 5. Phạm vi" is a mark, "Điều 5 của Luật này quy định" begins a sentence.</summary>
    private static bool EndsMark(string behind, SectionKind kind) =>
        string.IsNullOrWhiteSpace(behind) || Separator().IsMatch(behind) || (kind != SectionKind.Article && Capitals().IsMatch(behind));

    private static readonly (Regex Pattern, SectionKind Kind)[] Signs =
    [
        (RomanPattern(), SectionKind.Section),
        (LetterPattern(), SectionKind.Letter),
        (NumberPattern(), SectionKind.Number),
        (PointPattern(), SectionKind.Point),
        (DashPattern(), SectionKind.Dash),
        (PlusPattern(), SectionKind.Plus),
    ];

    [GeneratedRegex(@"^(?<word>phu luc|phan|chuong|muc|dieu)(?:\s+(?:so\s+)?(?<label>(?:thu\s+)?(?:nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)|[ivx]+|\d{1,3}[a-z]?|[a-h]))?(?![\p{L}\d])", RegexOptions.CultureInvariant)]
    private static partial Regex KeywordPattern();

    [GeneratedRegex(@"^\s*(?:[.:](?:\s|$|\p{Lu})|[-–—)(/]\s*\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^\s+\p{Lu}\p{M}*(?:\p{Lu}|\s+\p{Lu}\p{M}*\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex Capitals();

    [GeneratedRegex(@"^(?=.)X{0,3}(?:IX|IV|V?I{0,3})$", RegexOptions.CultureInvariant)]
    private static partial Regex Roman();

    [GeneratedRegex(@"^(?<label>(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))\s?[.)/](?:\s+(?=\S)|$|(?=\p{Lu}\p{M}*\p{Lu}))", RegexOptions.CultureInvariant)]
    private static partial Regex RomanPattern();

    [GeneratedRegex(@"^(?<label>[A-H])[.)/]\s+(?=\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex LetterPattern();

    /// <remarks>Without closing point only in front of a capital, so that "7.30 sáng" stays text.</remarks>
    [GeneratedRegex(@"^(?:(?<label>\d{1,2})[.)/](?:\s+(?=\S)|(?=\p{L}))|\((?<label>\d{1,2})\)\s+|(?<label>(?:[IVX]{1,5}\.)?\d{1,2}(?:\.\d{1,2}){0,4})(?<=\.\d{1,2})(?:[.)/]\s*(?=[\p{L}“""(])|\s+(?=\p{Lu})))", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"^(?:(?<label>[a-zđ]\d?)[.)]|\((?<label>[a-zđ])\))\s+(?=\S)|^(?<label>[a-zđ])\)(?=\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex PointPattern();

    [GeneratedRegex(@"^(?:[-–—−‒‑]\s*(?=[\p{L}“""(])|[-–—−‒‑•▪■●○◦◊►➢❖✓·*\uF0B7\uF0A7\uF02D]\s+(?=\S)|[•▪■●○◦►➢❖\uF0B7\uF0A7\uF02D](?=\S))", RegexOptions.CultureInvariant)]
    private static partial Regex DashPattern();

    [GeneratedRegex(@"^\+\s*(?=[\p{L}“""(])|^\+\s+(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex PlusPattern();

    [GeneratedRegex(@"^noi nhan\s*(?::|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Addressees();

    [GeneratedRegex(@"^(?:TM|KT|TL|TUQ|Q)\.\s*\p{Lu}\p{M}*\p{Lu}", RegexOptions.CultureInvariant)]
    private static partial Regex Signature();
}
