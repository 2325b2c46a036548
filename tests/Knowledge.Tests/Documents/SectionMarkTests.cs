using VinhPhong.Knowledge.Documents;

namespace VinhPhong.Knowledge.Tests.Documents;

public sealed class SectionMarkTests
{
    private static string[] Marks(params string[] lines)
    {
        var outline = new Outline("Văn bản");
        foreach (var line in lines) outline.Text(line);
        return [.. outline.Paragraphs().Select(paragraph => paragraph.Section.ToString())];
    }

    [Fact]
    public void A_dash_under_a_numbered_section_knows_its_path() =>
        Assert.Equal(["Mục IV", "Mục IV.3", "Mục IV.3, gạch đầu dòng 1", "Mục IV.3, gạch đầu dòng 2"],
            Marks("IV. NHIỆM VỤ", "3. Truyền thông", "- Đẩy mạnh.", "- Tuyên truyền."));

    [Fact]
    public void An_article_counts_its_clauses_and_points_and_leaves_its_chapter_unsaid() =>
        Assert.Equal(["Chương II", "Điều 5", "Điều 5, khoản 2", "Điều 5, khoản 2, điểm a", "Điều 5, khoản 2, điểm đ", "Điều 6"],
            Marks("Chương II. TRÁCH NHIỆM", "Điều 5. Ủy ban nhân dân xã", "2. Có trách nhiệm:", "a) Tiếp nhận;", "đ) Trả lời.", "Điều 6. Hiệu lực"));

    [Fact]
    public void A_decimal_number_says_its_parent_once() =>
        Assert.Equal(["Mục I", "Mục I.1", "Mục I.1.1", "Mục I.1.2", "Mục I.2"], Marks("I. CHUNG", "1. Một", "1.1. Một một", "1.2. Một hai", "2. Hai"));

    [Fact]
    public void Plus_signs_stand_below_dashes() =>
        Assert.Equal(["Mục 1", "Mục 1, gạch đầu dòng 1", "Mục 1, gạch đầu dòng 1, dấu cộng 1", "Mục 1, gạch đầu dòng 1, dấu cộng 2", "Mục 1, gạch đầu dòng 2"],
            Marks("1. Hồ sơ", "- Giấy tờ:", "+ Tờ khai;", "+ Căn cước.", "- Lệ phí."));

    [Fact]
    public void An_appendix_numbers_its_own_sections() =>
        Assert.Equal(["Điều 1", "Phụ lục 1", "Phụ lục 1, Mục I", "Phụ lục 1, Mục I.2"], Marks("Điều 1. Phạm vi", "PHỤ LỤC 1", "I. DANH MỤC", "2. Đất đai"));

    [Fact]
    public void Text_after_a_list_belongs_to_the_section_of_the_list() =>
        Assert.Equal(["Mục 1", "Mục 1, gạch đầu dòng 1", "Mục 1", "Mục 1, gạch đầu dòng 2"], Marks("1. Một", "- Ý đầu.", "Lời tiếp.", "- Ý sau."));

    [Fact]
    public void Closing_words_and_addressees_end_the_last_section() =>
        Assert.Equal(["Mục VI", "Phần kết", "Nơi nhận", "Nơi nhận, gạch đầu dòng 1", "Phần kết"],
            Marks("VI. TỔ CHỨC", "Trên đây là Kế hoạch của xã.", "Nơi nhận:", "- Như trên;", "TM. ỦY BAN NHÂN DÂN"));

    [Fact]
    public void Marks_are_read_with_accents_as_characters_of_their_own() =>
        Assert.Equal(["Điều 5", "Phụ lục II"], Marks("Đie\u0302\u0300u 5. Phạm vi", "PHU\u0323 LU\u0323C II"));

    [Theory]
    [InlineData("Điều 5 của Luật này quy định việc khác.")]
    [InlineData("Chương trình hành động của xã.")]
    [InlineData("Mục IV.3 của Kế hoạch nói khác.")]
    [InlineData("15/6 hằng năm.")]
    [InlineData("7.30 sáng làm việc.")]
    [InlineData("-5 độ.")]
    [InlineData("100% cán bộ được quán triệt.")]
    [InlineData("Phần lớn người dân đồng ý.")]
    [InlineData("Các phòng.")]
    public void A_sentence_that_looks_like_a_mark_is_none(string sentence) => Assert.Null(MarkReader.Read(sentence, out _));

    [Theory]
    [InlineData("IV. NHIỆM VỤ", SectionKind.Section, "IV", "NHIỆM VỤ")]
    [InlineData("Phần thứ nhất: CHUNG", SectionKind.Part, "thứ nhất", "CHUNG")]
    [InlineData("A. MỤC TIÊU", SectionKind.Letter, "A", "MỤC TIÊU")]
    [InlineData("Chương iii QUY ĐỊNH", SectionKind.Chapter, "III", "QUY ĐỊNH")]
    [InlineData("Mục 2. THỦ TỤC", SectionKind.Section, "2", "THỦ TỤC")]
    [InlineData("Điều 12a. Lệ phí", SectionKind.Article, "12a", "Lệ phí")]
    [InlineData("1.1 Mục đích", SectionKind.Number, "1.1", "Mục đích")]
    [InlineData("3/ Yêu cầu", SectionKind.Number, "3", "Yêu cầu")]
    [InlineData("(2) hai là", SectionKind.Number, "2", "hai là")]
    [InlineData("đ) Điểm đ", SectionKind.Point, "đ", "Điểm đ")]
    [InlineData("– Gạch", SectionKind.Dash, "", "Gạch")]
    [InlineData("+ Cộng", SectionKind.Plus, "", "Cộng")]
    [InlineData("Phụ lục số 01 (Kèm theo Kế hoạch)", SectionKind.Appendix, "01", "(Kèm theo Kế hoạch)")]
    internal void A_mark_is_read_with_the_text_behind_it(string line, SectionKind kind, string label, string rest)
    {
        var mark = MarkReader.Read(line, out var behind);
        Assert.Equal((kind, label, rest), (mark!.Value.Kind, mark.Value.Label, behind));
    }

    [Fact]
    public void Equal_paths_are_equal_marks()
    {
        var one = new SectionMark([new(SectionKind.Section, "IV"), new(SectionKind.Number, "3")]);
        var other = new SectionMark([new(SectionKind.Section, "IV"), new(SectionKind.Number, "3")]);
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.True(SectionMark.Opening.Contains(one));
        Assert.Equal("Phần mở đầu", SectionMark.Opening.ToString());
    }

    [Fact]
    public void A_chapter_finds_its_title_on_the_next_line()
    {
        var outline = new Outline("Văn bản");
        foreach (var line in new[] { "Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Phạm vi" }) outline.Text(line);
        Assert.Equal(["QUY ĐỊNH CHUNG", "Phạm vi"], outline.Paragraphs().Select(paragraph => paragraph.Text));
    }
}
