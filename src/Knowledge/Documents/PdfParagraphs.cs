using System.Text.RegularExpressions;

namespace VinhPhong.Knowledge.Documents;

/// <summary>Joins printed lines to paragraphs, without running heads and page numbers; a paragraph may go on over a page's end.</summary>
internal static partial class PdfParagraphs
{
    /// <summary>How many lines at each end of a page may be a running head or foot.</summary>
    private const int Edge = 2;

    public static IEnumerable<string> Join(IReadOnlyList<PdfLine> lines)
    {
        var running = RunningHeads(lines);
        var body = lines.Where(line => !running.Contains(line)).ToArray();
        if (body.Length == 0) yield break;
        var left = Common(body.Select(line => line.Left));
        var right = body.Max(line => line.Right);
        var spacing = Common(body.Zip(body.Skip(1), (above, below) => above.Page == below.Page ? (above.Base - below.Base) / below.Height : 0).Where(gap => gap > 0).DefaultIfEmpty(1.2));
        var paragraph = body[0].Text;
        for (var i = 1; i < body.Length; i++)
        {
            if (Begins(body[i - 1], body[i], left, right, spacing))
            {
                yield return paragraph;
                paragraph = body[i].Text;
            }
            else
            {
                paragraph = $"{paragraph} {body[i].Text}";
            }
        }
        yield return paragraph;
    }

    private static bool Begins(PdfLine above, PdfLine line, double left, double right, double spacing)
    {
        var ended = ".;:!?…”\"".Contains(above.Text[^1]);
        if (MarkReader.Read(line.Text, out var rest) is { } mark)
        {
            // "… các tổ chức chính trị" and on the next line "- xã hội xã": a dash inside a sentence.
            return mark.Kind != SectionKind.Dash || ended || rest.Length == 0 || !char.IsLower(rest[0]);
        }
        if (MarkReader.Closing(line.Text) is not null) return true;
        if (above.Page == line.Page && (above.Base - line.Base) / line.Height > spacing * 1.4) return true;
        var newSentence = !char.IsLower(line.Text[0]);
        var indented = line.Left > left + line.Height;
        // A full line above leaves no room for the next word; a short one was ended on purpose.
        var shortAbove = above.Right < right - ((right - left) * 0.2);
        return newSentence && ((ended && (indented || shortAbove)) || shortAbove);
    }

    private static HashSet<PdfLine> RunningHeads(IReadOnlyList<PdfLine> lines)
    {
        var edges = lines.GroupBy(line => line.Page)
            .SelectMany(page => page.Take(Edge).Concat(page.Skip(Math.Max(Edge, page.Count() - Edge))))
            .ToArray();
        var pages = lines.Select(line => line.Page).Distinct().Count();
        var running = edges.Where(line => PageNumber().IsMatch(line.Text)).ToHashSet();
        // The same words at the same height on most pages; the number among them differs.
        foreach (var same in edges.GroupBy(line => (Digits().Replace(line.Text, "#"), Height: Math.Round(line.Base / 4))))
        {
            if (same.Select(line => line.Page).Distinct().Count() is var count && count >= 2 && count * 2 > pages) running.UnionWith(same);
        }
        return running;
    }

    private static double Common(IEnumerable<double> values) =>
        values.GroupBy(value => Math.Round(value, 1)).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;

    [GeneratedRegex(@"^\W*(?:(?:Trang|Page)\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
