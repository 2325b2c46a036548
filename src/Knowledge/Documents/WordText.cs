using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace VinhPhong.Knowledge.Documents;

/// <summary>Reads the text of a Word file, with its automatic numbers; headers, footers, notes and pictures are left out.</summary>
internal sealed class WordText
{
    /// <summary>A text of this length unpacked is far above any document and far below what harms the service.</summary>
    private const long LargestPart = 40_000_000;

    private readonly Outline outline;
    private readonly WordNumbering numbering;
    private readonly Dictionary<string, Style> styles = new(StringComparer.Ordinal);

    private WordText(MainDocumentPart main, Outline outline)
    {
        this.outline = outline;
        numbering = new WordNumbering(main);
        foreach (var style in main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
        {
            if (style.StyleId?.Value is { } id) styles.TryAdd(id, style);
        }
    }

    public static Trouble? Read(byte[] bytes, Outline outline)
    {
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return new Trouble("The file is encrypted, or an old .doc under a new name.", "Open it in Word, take the password away, and save it as .docx.");
        using var word = WordprocessingDocument.Open(new MemoryStream(bytes, writable: false), false, new OpenSettings { MaxCharactersInPart = LargestPart });
        if (word.MainDocumentPart is not { Document.Body: { } body } main)
            return new Trouble("The file has no text part.", "Open it in Word and save it again as .docx.");
        new WordText(main, outline).Blocks(body);
        if (outline.Paragraphs().Count > 0) return null;
        return body.Descendants<Drawing>().Any() || body.Descendants<Picture>().Any()
            ? new Trouble("The document has only pictures.", "Have the text recognised (OCR), or ask the issuing office for the text.")
            : new Trouble("The document has no text.", "Copy it here again from where it came from.");
    }

    private void Blocks(OpenXmlElement container)
    {
        foreach (var element in container.ChildElements)
        {
            if (element is WordParagraph paragraph) Paragraph(paragraph);
            else if (element is Table table) Rows(table);
            else if (element is SdtBlock or SdtContentBlock or CustomXmlBlock or InsertedRun) Blocks(element);
        }
    }

    private void Paragraph(WordParagraph paragraph)
    {
        var (bullet, number) = Numbered(paragraph, out var level);
        var text = TextOf(paragraph);
        if (string.IsNullOrWhiteSpace(text)) return;
        if (HeadingLevel(paragraph) is { } heading) outline.Heading($"{number} {text}", heading);
        else if (bullet is { } kind) outline.Bullet(kind, kind == SectionKind.Dash ? level : 0, text);
        else outline.Text($"{number} {text}");
    }

    private (SectionKind? Bullet, string Number) Numbered(WordParagraph paragraph, out int level)
    {
        var own = paragraph.ParagraphProperties?.NumberingProperties;
        var inherited = StylesOf(paragraph).Select(style => style.StyleParagraphProperties?.NumberingProperties).FirstOrDefault(properties => properties is not null);
        level = own?.NumberingLevelReference?.Val?.Value ?? inherited?.NumberingLevelReference?.Val?.Value ?? 0;
        var list = own?.NumberingId?.Val?.Value ?? inherited?.NumberingId?.Val?.Value ?? 0;
        return list == 0 ? (null, "") : numbering.Next(list, level);
    }

    private int? HeadingLevel(WordParagraph paragraph)
    {
        if (paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value is { } own) return own < 9 ? own + 1 : null;
        foreach (var style in StylesOf(paragraph))
        {
            if (style.StyleParagraphProperties?.OutlineLevel?.Val?.Value is { } level) return level < 9 ? level + 1 : null;
        }
        return null;
    }

    private IEnumerable<Style> StylesOf(WordParagraph paragraph)
    {
        var id = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
        for (var i = 0; i < 10 && id is not null && styles.TryGetValue(id, out var style); i++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }

    private void Rows(Table table)
    {
        var rows = table.Elements<TableRow>().ToArray();
        var cells = new List<string[]>();
        foreach (var row in rows) cells.Add(Cells(row, cells.LastOrDefault() ?? []));
        if (IsLayout(cells))
        {
            foreach (var cell in rows.SelectMany(row => row.Elements<TableCell>())) Blocks(cell);
            return;
        }
        var hasHeading = rows.Length > 1 && (rows[0].TableRowProperties?.GetFirstChild<TableHeader>() is not null
            || cells[0].Any(TableText.IsNumberColumn)
            || rows[0].Descendants<Run>().Where(run => run.InnerText.Length > 0).All(run => run.RunProperties?.Bold is { } bold && bold.Val?.Value != false));
        TableText.Write(cells, hasHeading, outline);
    }

    /// <summary>The letterhead and the signature stand in tables without lines.</summary>
    private static bool IsLayout(List<string[]> rows) =>
        rows.Count <= 1 || (rows.Count <= 3 && rows.All(row => row.Length <= 2)
            && rows.SelectMany(row => row).Any(cell => MarkReader.Fold(cell, out _) is var text && (text.StartsWith("noi nhan", StringComparison.Ordinal) || text.StartsWith("cong hoa xa hoi chu nghia", StringComparison.Ordinal))));

    private static string[] Cells(TableRow row, string[] above)
    {
        var cells = new List<string>();
        foreach (var cell in row.Elements<TableCell>())
        {
            var merge = cell.TableCellProperties?.VerticalMerge;
            var goesOn = merge is not null && merge.Val?.Value != MergedCellValues.Restart && cells.Count < above.Length;
            cells.Add(goesOn ? above[cells.Count] : string.Join(' ', cell.Descendants<WordParagraph>().Select(TextOf)).ReplaceLineEndings(" ").Trim());
            for (var span = Math.Min(cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1, 64); span > 1; span--) cells.Add("");
        }
        return cells.Count > 0 ? [.. cells] : [""];
    }

    private static string TextOf(WordParagraph paragraph)
    {
        var text = new StringBuilder();
        Append(paragraph, text);
        return text.ToString();
    }

    private static void Append(OpenXmlElement element, StringBuilder text)
    {
        foreach (var child in element.ChildElements)
        {
            switch (child)
            {
                case Text words: text.Append(words.Text); break;
                case TabChar: text.Append(' '); break;
                case Break or CarriageReturn: text.Append('\n'); break;
                case NoBreakHyphen: text.Append('-'); break;
                case DeletedRun or MoveFromRun or Drawing or Picture or AlternateContent: break; // struck out, moved away, or no running text
                case Run { RunProperties.Vanish: not null }: break;
                default: Append(child, text); break;
            }
        }
    }
}
