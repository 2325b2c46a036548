using System.Text.RegularExpressions;
using VinhPhong.Knowledge.Documents;

namespace VinhPhong.Knowledge.Tests.Documents;

/// <summary>The commune's plan 52/KH-UBND, as published with the assistant.</summary>
public sealed partial class PlanTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "data", "documents");

    private static readonly DocumentSet Set = DocumentSet.Load(Folder);

    private static readonly Document Plan = Set.Documents.Single(document => document.Id == "ke-hoach-52");

    private static readonly string[] Lines = [.. File.ReadAllText(Path.Combine(Folder, "ke-hoach-52.md")).Split("\n---\n", 2)[1].Split('\n').Where(line => line.Length > 0)];

    private static readonly string[] Headings = [.. Lines.Where(line => line[0] == '#' || line.StartsWith("Nơi nhận", StringComparison.Ordinal)).Select(Words)];

    private static string Words(string line) => Sign().Replace(line, "").Replace("*", "", StringComparison.Ordinal);

    private static IEnumerable<string> Body(Passage passage) => passage.Text.Split('\n').Where(line => !Headings.Contains(line));

    private static Passage About(string words) => Assert.Single(Plan.Passages, passage => passage.Text.Contains(words, StringComparison.Ordinal));

    [Fact]
    public void The_documents_are_read_without_findings()
    {
        Assert.Empty(Set.Findings);
        Assert.Equal(("52/KH-UBND", new DateOnly(2026, 3, 4), new DateOnly(2026, 11, 23)), (Plan.Number, Plan.Issued, Plan.Checked));
        Assert.Equal(Set.Documents.Sum(document => document.Passages.Count), Set.Passages.Count);
    }

    [Fact]
    public void Every_sentence_is_in_exactly_one_passage_and_in_order() =>
        Assert.Equal(string.Join(' ', Lines.Select(Words).Where(line => !Headings.Contains(line))), string.Join(' ', Plan.Passages.SelectMany(Body)));

    [Fact]
    public void No_sentence_is_divided()
    {
        var passages = Plan.Passages.Select(passage => string.Join(' ', Body(passage))).ToArray();
        foreach (var sentence in Lines.Select(Words).Where(line => !Headings.Contains(line)).SelectMany(line => Regex.Split(line, @"(?<=[.;]) (?=\p{Lu})")))
            Assert.Contains(passages, passage => passage.Contains(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_heading_is_said_in_some_passage() =>
        Assert.All(Headings, heading => Assert.Contains(Plan.Passages, passage => passage.Text.Split('\n').Contains(heading)));

    [Fact]
    public void Passages_are_short_and_begin_with_the_section_they_stand_under()
    {
        Assert.All(Plan.Passages, passage => Assert.InRange(passage.Text.Length, 1, Splitter.Longest));
        Assert.StartsWith("TỔ CHỨC THỰC HIỆN\nCông an xã\nChủ trì", About("định danh điện tử (VNeID)").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Định kỳ trước ngày 15 tháng 6", "Mục VI.10")]
    [InlineData("định kỳ trước ngày 15/6", "Mục VI.1, gạch đầu dòng 6")]
    [InlineData("hệ thống tương tác tự động (chatbot)", "Mục IV.1, gạch đầu dòng 5")]
    [InlineData("sử dụng dịch vụ công trực tuyến, thanh toán không dùng tiền mặt, các nền tảng số", "Mục IV.3, gạch đầu dòng 2")]
    [InlineData("công khai các thủ tục hành chính", "Mục VI.5, gạch đầu dòng 1")]
    [InlineData("“đi từng ngõ, gõ từng nhà", "Mục VI.9, gạch đầu dòng 2")]
    [InlineData("Cử cán bộ, công chức xã tham gia", "Mục II.2, điểm b, gạch đầu dòng 3")]
    [InlineData("Quán triệt, tuyên truyền sâu rộng", "Mục II.1")]
    [InlineData("nguồn chi ngân sách Nhà nước", "Mục V")]
    [InlineData("Số: 52 /KH-UBND", "Phần mở đầu")]
    [InlineData("Trên đây là Kế hoạch", "Phần kết")]
    [InlineData("Các ấp trên địa bàn;", "Nơi nhận, gạch đầu dòng 8")]
    public void A_passage_has_the_mark_that_a_reader_would_cite(string words, string mark) => Assert.Equal(mark, About(words).Section.ToString());

    [GeneratedRegex(@"^(?:#+ (?:[IVX]+\.|\d+\.|[a-c]\)) |- )")]
    private static partial Regex Sign();
}
