using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Documents;

/// <summary>One paragraph with its place. A heading tells what stands below it.</summary>
internal sealed record Paragraph(SectionMark Section, string Text, bool IsHeading);

/// <summary>
/// Gives every paragraph of a text its place: a mark ends all marks as far in or farther and stands below the rest.
/// What a file format knows by itself (heading levels, lists, rows) comes in by its own method.
/// </summary>
internal sealed class Outline(string title)
{
    /// <summary>A marked paragraph longer than this is no heading.</summary>
    public const int LongestHeading = 400;

    private const int NoLevel = int.MaxValue;

    private readonly List<(Mark Mark, int Level)> open = [];
    private readonly List<(Paragraph Paragraph, bool Marked)> read = [];
    private readonly Dictionary<(SectionMark, SectionKind), int> counted = [];
    private bool awaitsTitle;

    /// <summary>How many marks are open now; a list begins and ends at one depth.</summary>
    public int Depth => open.Count;

    /// <summary>A heading known as such, 1 the highest.</summary>
    public void Heading(string text, int level)
    {
        text = Tidy(text);
        if (text.Length == 0) return;
        if (string.Equals(text, title, StringComparison.OrdinalIgnoreCase)) Add(text, isHeading: false, marked: false);
        else if (MarkReader.Read(text, out var rest) is { Kind: < SectionKind.Dash } mark) OpenAndAdd(mark, level, rest, text, isHeading: true);
        else
        {
            while (open.Count > 0 && open[^1].Level >= level) open.RemoveAt(open.Count - 1);
            open.Add((new Mark(SectionKind.Heading, text), level));
            Add(text, isHeading: true, marked: true);
        }
    }

    /// <summary>Running text, whose marks are read from its words; a line break matters only before a mark.</summary>
    public void Text(string text)
    {
        var paragraph = "";
        foreach (var line in HiddenCharacters.Strip(text).Split('\n').Select(Tidy).Where(line => line.Length > 0))
        {
            var begins = paragraph.Length > 0 && (MarkReader.Read(line, out _) is not null || MarkReader.Closing(line) is not null);
            if (begins) Line(paragraph);
            paragraph = begins || paragraph.Length == 0 ? line : $"{paragraph} {line}";
        }
        if (paragraph.Length > 0) Line(paragraph);
    }

    /// <summary>A paragraph with a bullet that the file format knows; <paramref name="depth"/> counts bullets below bullets.</summary>
    public void Bullet(SectionKind kind, int depth, string text)
    {
        text = Tidy(text);
        if (text.Length > 0) OpenAndAdd(new Mark(kind, "", Math.Min(depth, 9)), NoLevel, text, text, isHeading: false);
    }

    /// <summary>Begins an item of a list that stands at a depth; its text follows by <see cref="Continue"/>.</summary>
    public void Item(Mark mark, int depth)
    {
        CloseTo(depth);
        Push(mark, NoLevel);
    }

    /// <summary>Text that stands where the last one stood, whatever it begins with.</summary>
    public void Continue(string text, bool marked)
    {
        text = Tidy(text);
        if (text.Length > 0) Add(text, isHeading: false, marked);
    }

    /// <summary>A row of a table.</summary>
    public void Row(string label, string text)
    {
        text = Tidy(text);
        if (text.Length > 0) OpenAndAdd(new Mark(SectionKind.Row, label), NoLevel, text, text, isHeading: false);
    }

    /// <summary>Ends all marks below a depth.</summary>
    public void CloseTo(int depth)
    {
        if (depth < open.Count) open.RemoveRange(depth, open.Count - depth);
    }

    /// <summary>All paragraphs in order. A marked one that is no sentence and has something below it is a heading.</summary>
    public IReadOnlyList<Paragraph> Paragraphs() =>
    [
        .. read.Select((line, i) => line.Paragraph with { IsHeading = line.Paragraph.IsHeading || (line.Marked && Introduces(line.Paragraph, i)) }),
    ];

    private bool Introduces(Paragraph paragraph, int i) =>
        paragraph.Text.Length <= LongestHeading && !".;,!?…".Contains(paragraph.Text[^1])
        && i + 1 < read.Count && paragraph.Section.Contains(read[i + 1].Paragraph.Section);

    private void Line(string line)
    {
        if (MarkReader.Read(line, out var rest) is { } mark)
        {
            OpenAndAdd(mark, NoLevel, rest, line, isHeading: false);
        }
        else if (MarkReader.Closing(line) is { } closing)
        {
            open.Clear();
            OpenAndAdd(closing, NoLevel, line, line, isHeading: closing.Label.Length > 0);
        }
        else if (awaitsTitle && line.Length <= LongestHeading && line.Any(char.IsUpper) && !line.Any(char.IsLower))
        {
            // "Chương I" and below it, as a line of its own, "QUY ĐỊNH CHUNG".
            read[^1] = (read[^1].Paragraph with { Text = line }, true);
            awaitsTitle = false;
        }
        else
        {
            // Text after a list goes on with the section the list stands in.
            while (open.Count > 0 && open[^1].Mark.Kind >= SectionKind.Dash) open.RemoveAt(open.Count - 1);
            Add(line, isHeading: false, marked: false);
        }
    }

    private void OpenAndAdd(Mark mark, int level, string rest, string whole, bool isHeading)
    {
        while (open.Count > 0 && (open[^1].Mark.Rank >= Placed(mark).Rank || (open[^1].Mark.Kind == SectionKind.Heading && open[^1].Level >= level && level != NoLevel)))
            open.RemoveAt(open.Count - 1);
        Push(mark, level);
        Add(rest.Length > 0 ? rest : whole, isHeading, marked: true);
        awaitsTitle = rest.Length == 0;
    }

    private void Push(Mark mark, int level)
    {
        mark = Placed(mark);
        if (mark.Kind is SectionKind.Dash or SectionKind.Plus)
        {
            var key = (Here(), mark.Kind);
            var count = counted[key] = counted.GetValueOrDefault(key) + 1;
            mark = mark with { Label = $"{count}" };
        }
        open.Add((mark, level));
    }

    /// <summary>A number under a Điều is a khoản.</summary>
    private Mark Placed(Mark mark) =>
        mark.Kind == SectionKind.Number && open.Any(step => step.Mark.Kind == SectionKind.Article) ? mark with { Kind = SectionKind.Clause } : mark;

    private void Add(string text, bool isHeading, bool marked)
    {
        read.Add((new Paragraph(Here(), text, isHeading), marked));
        awaitsTitle = false;
    }

    private SectionMark Here() => open.Count == 0 ? SectionMark.Opening : new([.. open.Select(step => new SectionStep(step.Mark.Kind, step.Mark.Label))]);

    private static string Tidy(string text) => string.Join(' ', HiddenCharacters.Strip(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
