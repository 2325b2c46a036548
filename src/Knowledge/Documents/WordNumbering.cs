using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace VinhPhong.Knowledge.Documents;

/// <summary>Counts the automatic numbers of a Word text, which are not in its words: <c>IV.</c>, <c>1.1.</c>, <c>Điều 5.</c>, <c>a)</c>.</summary>
internal sealed class WordNumbering(MainDocumentPart main)
{
    private const int Levels = 9;

    private readonly Numbering? numbering = main.NumberingDefinitionsPart?.Numbering;
    private readonly Dictionary<int, int?[]> counted = [];
    private readonly HashSet<(int List, int Level)> restarted = [];

    /// <summary>What stands before the next paragraph of a list: the kind of its bullet, or the number's text; neither if it shows nothing.</summary>
    public (SectionKind? Bullet, string Number) Next(int list, int level)
    {
        var instance = numbering?.Elements<NumberingInstance>().FirstOrDefault(instance => instance.NumberID?.Value == list);
        if (instance is null || level is < 0 or >= Levels || LevelOf(instance, level) is not { } shown) return (null, "");
        var format = shown.NumberingFormat?.Val?.Value ?? NumberFormatValues.Decimal;
        var text = shown.LevelText?.Val?.Value ?? "";
        if (format == NumberFormatValues.Bullet) return (text == "+" ? SectionKind.Plus : SectionKind.Dash, "");

        // Lists on one abstract list count on together, except where a list says that it starts anew.
        var counts = counted.TryGetValue(AbstractId(instance), out var known) ? known : counted[AbstractId(instance)] = new int?[Levels];
        if (StartOverride(instance, level) is { } start && restarted.Add((list, level))) counts[level] = start;
        else counts[level] = counts[level] + 1 ?? Start(instance, level);
        Array.Fill(counts, null, level + 1, Levels - level - 1);
        for (var i = 0; i <= level; i++)
        {
            var place = LevelOf(instance, i)?.NumberingFormat?.Val?.Value ?? NumberFormatValues.Decimal;
            text = text.Replace($"%{i + 1}", Write(counts[i] ??= Start(instance, i), place), StringComparison.Ordinal);
        }
        return (null, format == NumberFormatValues.None ? "" : text);
    }

    private Level? LevelOf(NumberingInstance instance, int level) =>
        instance.Elements<LevelOverride>().FirstOrDefault(o => o.LevelIndex?.Value == level)?.Level
        ?? Abstract(AbstractId(instance))?.Elements<Level>().FirstOrDefault(l => l.LevelIndex?.Value == level);

    private AbstractNum? Abstract(int id) => numbering?.Elements<AbstractNum>().FirstOrDefault(list => list.AbstractNumberId?.Value == id);

    private static int AbstractId(NumberingInstance instance) => instance.AbstractNumId?.Val?.Value ?? -1;

    private static int? StartOverride(NumberingInstance instance, int level) =>
        instance.Elements<LevelOverride>().FirstOrDefault(o => o.LevelIndex?.Value == level)?.StartOverrideNumberingValue?.Val?.Value;

    private int Start(NumberingInstance instance, int level) => LevelOf(instance, level)?.StartNumberingValue?.Val?.Value ?? 1;

    private static string Write(int number, NumberFormatValues format) =>
        format == NumberFormatValues.UpperRoman ? Roman(number)
        : format == NumberFormatValues.LowerRoman ? Roman(number).ToLowerInvariant()
        : format == NumberFormatValues.UpperLetter ? Letter(number).ToUpperInvariant()
        : format == NumberFormatValues.LowerLetter ? Letter(number)
        : format == NumberFormatValues.DecimalZero ? number.ToString("00", CultureInfo.InvariantCulture)
        : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>As Word counts: a … z, aa, bb.</summary>
    private static string Letter(int number) => number < 1 ? "" : new string((char)('a' + ((number - 1) % 26)), Math.Min(((number - 1) / 26) + 1, 9));

    private static string Roman(int number)
    {
        if (number is < 1 or > 3999) return $"{number}";
        var roman = "";
        foreach (var (value, sign) in (ReadOnlySpan<(int, string)>)[(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")])
        {
            for (; number >= value; number -= value) roman += sign;
        }
        return roman;
    }
}
