using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace VinhPhong.Knowledge.Tests.Documents;

public sealed class WordTests : IDisposable
{
    private readonly DocumentFolder folder = new();

    public void Dispose() => folder.Dispose();

    private void Reads(OpenXmlElement[] content, params string[] passages)
    {
        var document = folder.Read("van-ban.docx", Make(content));
        Assert.Empty(folder.Findings);
        Assert.Equal(passages, DocumentFolder.Shown(document));
    }

    [Fact]
    public void Marks_typed_as_text_are_read() => Reads(
        [Plain("I. MỤC ĐÍCH"), Plain("1. Yêu cầu"), Plain("- Kịp thời."), Plain("- Đầy đủ.")],
        "Mục I.1, gạch đầu dòng 1: MỤC ĐÍCH\nYêu cầu\nKịp thời.", "Mục I.1, gạch đầu dòng 2: MỤC ĐÍCH\nYêu cầu\nĐầy đủ.");

    [Fact]
    public void Automatic_numbers_count_as_Word_shows_them() => Reads(
        [Listed("MỤC ĐÍCH", 0), Listed("Chung", 1), Listed("Riêng", 1), Plain("Một câu."), Listed("Ý một.", 0, list: 2), Listed("MỤC TIÊU", 0), Listed("Cụ thể", 1), Plain("Hai câu.")],
        "Mục I.1: MỤC ĐÍCH\nChung", "Mục I.2: MỤC ĐÍCH\nRiêng\nMột câu.", "Mục I.2, gạch đầu dòng 1: MỤC ĐÍCH\nRiêng\nÝ một.", "Mục II.1: MỤC TIÊU\nCụ thể\nHai câu.");

    [Fact]
    public void A_heading_style_makes_a_heading_and_its_number_comes_from_the_style() => Reads(
        [Styled("Phạm vi", "Heading1"), Plain("Cả xã."), Styled("Hiệu lực", "Heading1"), Plain("Từ hôm nay.")],
        "Điều 1: Phạm vi\nCả xã.", "Điều 2: Hiệu lực\nTừ hôm nay.");

    [Fact]
    public void A_table_in_an_appendix_keeps_its_row_numbers() => Reads(
        [Plain("PHỤ LỤC 1"), Rows(["TT", "Nội dung", "Đơn vị"], ["1", "Tập huấn", "Phòng Văn hóa"], ["2", "Truyền thông", ""])],
        "Phụ lục 1, dòng 1: PHỤ LỤC 1\nTT: 1; Nội dung: Tập huấn; Đơn vị: Phòng Văn hóa", "Phụ lục 1, dòng 2: PHỤ LỤC 1\nTT: 2; Nội dung: Truyền thông");

    [Fact]
    public void The_letterhead_is_no_table_of_rows() => Reads(
        [Rows(["ỦY BAN NHÂN DÂN XÃ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["Số: 1/KH-UBND", "Ngày 04/3/2026"]), Plain("Điều 1. Phạm vi"), Plain("Cả xã.")],
        "Phần mở đầu: ỦY BAN NHÂN DÂN XÃ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/KH-UBND\nNgày 04/3/2026", "Điều 1: Phạm vi\nCả xã.");

    [Fact]
    public void Deleted_and_hidden_words_are_not_read() => Reads(
        [new WordParagraph(new Run(new Text("Còn.")), new DeletedRun(new Run(new DeletedText("Bỏ."))), new Run(new RunProperties(new Vanish()), new Text("Ẩn.")))],
        "Phần mở đầu: Còn.");

    internal static byte[] Make(params OpenXmlElement[] content)
    {
        using var stream = new MemoryStream();
        using (var word = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = word.AddMainDocumentPart();
            main.Document = new DocumentFormat.OpenXml.Wordprocessing.Document(new Body(content));
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering(
                List(1, (NumberFormatValues.UpperRoman, "%1."), (NumberFormatValues.Decimal, "%2.")), List(2, (NumberFormatValues.Bullet, "\uF0B7")), List(3, (NumberFormatValues.Decimal, "Điều %1.")),
                Instance(1), Instance(2), Instance(3));
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(new Style(new StyleParagraphProperties(new NumberingProperties(new NumberingId { Val = 3 }), new OutlineLevel { Val = 0 })) { StyleId = "Heading1", Type = StyleValues.Paragraph });
        }
        return stream.ToArray();
    }

    internal static WordParagraph Plain(string text) => new(new Run(new Text(text)));

    private static WordParagraph Styled(string text, string style) => new(new ParagraphProperties(new ParagraphStyleId { Val = style }), new Run(new Text(text)));

    private static WordParagraph Listed(string text, int level, int list = 1) =>
        new(new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = level }, new NumberingId { Val = list })), new Run(new Text(text)));

    private static Table Rows(params string[][] rows) => new(rows.Select(row => new TableRow(row.Select(cell => new TableCell(Plain(cell))))));

    private static AbstractNum List(int id, params (NumberFormatValues Format, string Text)[] levels) =>
        new(levels.Select((level, i) => new Level(new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = level.Format }, new LevelText { Val = level.Text }) { LevelIndex = i })) { AbstractNumberId = id };

    private static NumberingInstance Instance(int id) => new(new AbstractNumId { Val = id }) { NumberID = id };
}
