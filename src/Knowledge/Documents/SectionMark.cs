namespace VinhPhong.Knowledge.Documents;

/// <summary>The kinds of steps that lead to a place in an official text, from the outermost to the innermost.</summary>
public enum SectionKind
{
    /// <summary>Phụ lục.</summary>
    Appendix,

    /// <summary>Phần.</summary>
    Part,

    /// <summary>A capital letter: <c>A.</c></summary>
    Letter,

    /// <summary>Chương.</summary>
    Chapter,

    /// <summary>Mục, written out or as a Roman number: <c>IV.</c></summary>
    Section,

    /// <summary>Điều.</summary>
    Article,

    /// <summary>What follows the last section: the closing sentence, "Nơi nhận", the signature.</summary>
    Closing,

    /// <summary>A heading without number.</summary>
    Heading,

    /// <summary>A numbered section: <c>1.</c>, <c>1.1.</c></summary>
    Number,

    /// <summary>Khoản: a number under a Điều.</summary>
    Clause,

    /// <summary>Điểm: <c>a)</c></summary>
    Point,

    /// <summary>A dash or bullet, counted.</summary>
    Dash,

    /// <summary>A plus sign, counted.</summary>
    Plus,

    /// <summary>A row of a table.</summary>
    Row,
}

/// <summary>One step of a path: <c>Section "IV"</c>, <c>Dash "2"</c>.</summary>
public sealed record SectionStep(SectionKind Kind, string Label);

/// <summary>Where a passage stands in its document. Equal when the paths are equal; shows as a reader would cite it.</summary>
public sealed record SectionMark(IReadOnlyList<SectionStep> Path)
{
    private const int LongestHeading = 60;

    /// <summary>What stands before the first section.</summary>
    public static SectionMark Opening { get; } = new([]);

    /// <summary>Whether the other mark is this one or below it.</summary>
    public bool Contains(SectionMark other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Path.Count <= other.Path.Count && Path.SequenceEqual(other.Path.Take(Path.Count));
    }

    /// <inheritdoc/>
    public bool Equals(SectionMark? other) => other is not null && Path.SequenceEqual(other.Path);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var step in Path) hash.Add(step);
        return hash.ToHashCode();
    }

    /// <summary>In Vietnamese: "Mục IV.3, gạch đầu dòng 2", "Điều 5, khoản 2, điểm a", "Phụ lục 1, dòng 3".</summary>
    public override string ToString()
    {
        if (Path.Count == 0) return "Phần mở đầu";
        var shown = new List<(string Word, string Label)>();
        SectionStep? before = null;
        foreach (var step in Cited())
        {
            var word = WordOf(step);
            // 1.1 under 1 is said once; 3 under IV, and a dash under a dash, are said with a point between.
            if (before is not null && shown[^1].Word == word && step.Kind is SectionKind.Section or SectionKind.Number or SectionKind.Clause or SectionKind.Dash or SectionKind.Plus)
            {
                var repeats = step.Label.StartsWith(before.Label + ".", StringComparison.Ordinal);
                shown[^1] = (word, shown[^1].Label + (repeats ? step.Label[before.Label.Length..] : "." + step.Label));
            }
            else
            {
                shown.Add((word, step.Kind == SectionKind.Heading ? $"“{Short(step.Label)}”" : step.Label));
            }
            before = step;
        }
        var text = string.Join(", ", shown.Select(part => $"{part.Word} {part.Label}".Trim()));
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    /// <summary>Articles are numbered through a whole text, so chapters and parts above one are not said; an appendix numbers its own.</summary>
    private IEnumerable<SectionStep> Cited()
    {
        var article = Path.Any(step => step.Kind == SectionKind.Article);
        return Path.Where(step => !article || step.Kind is SectionKind.Appendix or >= SectionKind.Article);
    }

    private static string WordOf(SectionStep step) => step.Kind switch
    {
        SectionKind.Appendix => "Phụ lục",
        SectionKind.Part => "Phần",
        SectionKind.Chapter => "Chương",
        SectionKind.Letter or SectionKind.Section or SectionKind.Number => "Mục",
        SectionKind.Article => "Điều",
        SectionKind.Closing => step.Label.Length > 0 ? "" : "Phần kết",
        SectionKind.Heading => "phần",
        SectionKind.Clause => "khoản",
        SectionKind.Point => "điểm",
        SectionKind.Dash => "gạch đầu dòng",
        SectionKind.Plus => "dấu cộng",
        _ => "dòng",
    };

    private static string Short(string heading)
    {
        if (heading.Length <= LongestHeading) return heading;
        var end = heading.LastIndexOf(' ', LongestHeading);
        return heading[..(end > 0 ? end : LongestHeading)] + "…";
    }
}
