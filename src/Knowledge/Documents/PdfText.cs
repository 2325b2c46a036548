using System.Globalization;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace VinhPhong.Knowledge.Documents;

/// <summary>One printed line; positions in points from the lower left corner of its page.</summary>
internal sealed record PdfLine(int Page, double Left, double Right, double Base, double Height, string Text);

/// <summary>Reads the text of a PDF: words to lines here, lines to paragraphs in <see cref="PdfParagraphs"/>.</summary>
internal static class PdfText
{
    public static Trouble? Read(byte[] bytes, Outline outline)
    {
        var pictures = new List<int>();
        var lines = new List<PdfLine>();
        int pages;
        try
        {
            using var pdf = PdfDocument.Open(bytes);
            pages = pdf.NumberOfPages;
            foreach (var page in pdf.GetPages())
            {
                var printed = Lines(page);
                lines.AddRange(printed);
                if (printed.Count == 0 && page.NumberOfImages > 0) pictures.Add(page.Number);
            }
        }
        catch (PdfDocumentEncryptedException)
        {
            return new Trouble("The PDF is encrypted.", "Take the password away, or save it as .docx.");
        }
        foreach (var paragraph in PdfParagraphs.Join(lines)) outline.Text(paragraph);
        const string Cure = "Have the text recognised (OCR), or ask the issuing office for the text.";
        if (pictures.Count == 0) return outline.Paragraphs().Count == 0 ? new Trouble("The PDF has no text.", Cure) : null;
        return pictures.Count == pages
            ? new Trouble("The PDF has only pictures of its pages.", Cure)
            : new Trouble($"Only a picture, without text: page {string.Join(", ", pictures.Select(page => page.ToString(CultureInfo.InvariantCulture)))}.", Cure);
    }

    private static List<PdfLine> Lines(Page page)
    {
        var lines = new List<List<Word>>();
        foreach (var word in page.GetWords().Where(word => word.Text.Trim().Length > 0).OrderByDescending(Base))
        {
            // Words of one line share their base line; a footnote sign stands a little higher.
            if (lines.Count > 0 && Math.Abs(Base(lines[^1][0]) - Base(word)) < Size(word) * 0.4) lines[^1].Add(word);
            else lines.Add([word]);
        }
        return
        [
            .. lines.Select(words =>
            {
                words.Sort((one, other) => one.BoundingBox.Left.CompareTo(other.BoundingBox.Left));
                return new PdfLine(page.Number, words[0].BoundingBox.Left, words[^1].BoundingBox.Right, Base(words[0]), words.Max(Size), string.Join(' ', words.Select(word => word.Text)));
            }),
        ];
    }

    private static double Base(Word word) => word.Letters[0].StartBaseLine.Y;

    private static double Size(Word word) => Math.Max(word.Letters[0].PointSize, 4);
}
