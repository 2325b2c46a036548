using CsCheck;
using VinhPhong.Knowledge.Documents;

namespace VinhPhong.Knowledge.Tests.Documents;

public sealed class SplitterTests
{
    private static IReadOnlyList<Passage> Split(params string[] lines)
    {
        var outline = new Outline("Văn bản");
        foreach (var line in lines) outline.Text(line);
        return Splitter.Split("Văn bản", outline.Paragraphs());
    }

    [Fact]
    public void A_short_passage_begins_with_the_headings_it_stands_under() =>
        Assert.Equal("TỔ CHỨC THỰC HIỆN\nCông an xã\nHướng dẫn người dân định danh.", Split("VI. TỔ CHỨC THỰC HIỆN", "6. Công an xã", "- Hướng dẫn người dân định danh.").Single().Text);

    [Fact]
    public void Points_begin_with_the_words_that_lead_to_them() =>
        Assert.Equal(["Điều kiện\nHồ sơ gồm:\ntờ khai;", "Điều kiện\nHồ sơ gồm:\ncăn cước."], Split("Điều 3. Điều kiện", "1. Hồ sơ gồm:", "a) tờ khai;", "b) căn cước.").Select(passage => passage.Text));

    [Fact]
    public void Paragraphs_of_one_section_share_a_passage_while_they_fit()
    {
        Assert.Equal("Một\nHai.\nBa.", Split("1. Một", "Hai.", "Ba.").Single().Text);
        var sentence = string.Concat(Enumerable.Repeat("chữ ", 150)).Trim() + ".";
        Assert.Equal(2, Split("1. Một", "A" + sentence, "B" + sentence).Count);
    }

    [Fact]
    public void A_long_paragraph_is_split_at_a_sentence_end()
    {
        var sentences = Enumerable.Range(1, 30).Select(i => $"Câu thứ {i} nói về dịch vụ công trực tuyến ở xã, TP. Cần Thơ.").ToArray();
        var passages = Split("1. Dịch vụ", string.Join(' ', sentences));
        Assert.True(passages.Count > 1);
        Assert.All(passages, passage => Assert.True(passage.Text.StartsWith("Dịch vụ\nCâu", StringComparison.Ordinal) && passage.Text.EndsWith("Cần Thơ.", StringComparison.Ordinal)));
        Assert.All(sentences, sentence => Assert.Single(passages, passage => passage.Text.Contains(sentence, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_sentence_without_end_is_cut_at_a_comma()
    {
        var passages = Split(string.Concat(Enumerable.Repeat("ý kiến của người dân, ", 100)).Trim());
        Assert.All(passages, passage => Assert.EndsWith(",", passage.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_heading_with_nothing_below_it_is_a_passage() =>
        Assert.Equal(["Mục I: MỘT\nHai.", "Mục II: BA"], Split("I. MỘT", "Hai.", "II. BA").Select(passage => $"{passage.Section}: {passage.Text}"));

    [Fact]
    public void No_word_is_lost_doubled_or_moved_whatever_the_text()
    {
        var word = Gen.OneOf("dịch", "vụ.", "Công;", "xã", "UBND.", "2026.", "…", "(VNeID)", "“số”.", new string('x', 1200), "😀");
        var paragraph = word.Array[1, 400].Select(words => string.Join(' ', words));
        paragraph.Array[1, 6].Sample(paragraphs =>
        {
            var passages = Splitter.Split("Văn bản", [.. paragraphs.Select(text => new Paragraph(SectionMark.Opening, text, false))]);
            Assert.Equal(string.Concat(paragraphs).Replace(" ", "", StringComparison.Ordinal), string.Concat(passages.Select(passage => passage.Text)).Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal));
            Assert.All(passages, passage => Assert.InRange(passage.Text.Trim().Length, 1, Splitter.Longest));
        }, iter: 300);
    }

    [Fact]
    public void Headings_never_make_a_passage_too_long()
    {
        var line = Gen.Select(Gen.OneOf("I. ", "1. ", "a) ", "- ", "Điều 2. ", ""), Gen.Int[1, 1200], Gen.OneOf(".", ":", ""),
            (mark, length, end) => mark + string.Concat(Enumerable.Repeat("Chữ ", (length / 4) + 1)).Trim() + end);
        line.Array[1, 20].Sample(lines => Assert.All(Split(lines), passage => Assert.InRange(passage.Text.Trim().Length, 1, Splitter.Longest)), iter: 300);
    }
}
