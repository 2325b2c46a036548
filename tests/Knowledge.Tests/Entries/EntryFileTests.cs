using VinhPhong.Knowledge.Entries;

namespace VinhPhong.Knowledge.Tests.Entries;

public sealed class EntryFileTests
{
    private const string Good = """
        ---
        id: mat-the
        topic: tt-mat-the
        title: "Mất thẻ: làm gì"
        office: tthcc
        status: needs-check
        handoff: offer
        valid_from: 2025-01-01
        review_by: 2027-05-31
        keywords: [thẻ, mất]
        related: [khac]
        sources:
          - document: Nghị định 1/2025/NĐ-CP
            article: Điều 2
            url: https://vanban.chinhphu.vn/1
            checked: 2026-11-23
        questions:
          - "mất thẻ rồi"
          - 'máy báo "thẻ bị khóa"'
        ---
        Khóa thẻ ngay.

        ## Cách làm
        1. Gọi ngân hàng.
        """;

    [Fact]
    public void A_whole_file_becomes_an_entry()
    {
        var (entry, findings) = Read(Good);
        Assert.Empty(findings);
        Assert.NotNull(entry);
        Assert.Equal(("mat-the", "tt-mat-the", "Mất thẻ: làm gì", "thanh-toan"), (entry.Id, entry.Topic, entry.Title, entry.Group));
        Assert.Equal((EntryStatus.NeedsCheck, HandOffOffer.Offer, EntryKind.Answer), (entry.Status, entry.HandOff, entry.Kind));
        Assert.Equal(["mất thẻ rồi", "máy báo \"thẻ bị khóa\""], entry.Questions);
        Assert.Equal(new Source("Nghị định 1/2025/NĐ-CP", "Điều 2", new Uri("https://vanban.chinhphu.vn/1"), new DateOnly(2026, 11, 23)), Assert.Single(entry.Sources));
        Assert.Equal("Khóa thẻ ngay.", entry.ShortAnswer);
        Assert.StartsWith("Khóa thẻ ngay.", entry.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status: needs-check", "status: maybe", 6, "maybe")]
    [InlineData("review_by: 2027-05-31", "review_by: 31/5/2027", 9, "31/5/2027")]
    [InlineData("title: \"Mất thẻ: làm gì\"", "title:", 4, "title")]
    [InlineData("office: tthcc", "ofice: tthcc", 5, "ofice")]
    [InlineData("url: https://vanban.chinhphu.vn/1", "url: vanban", 13, "vanban")]
    [InlineData("handoff: offer", "handoff: \"offer", 7, "cannot be read")]
    public void A_fault_is_named_with_its_line(string good, string bad, int line, string named)
    {
        var (_, findings) = Read(Good.Replace(good, bad, StringComparison.Ordinal));
        Assert.Contains(findings, finding => Math.Abs(finding.Line - line) <= 1 && finding.ToString().Contains(named, StringComparison.Ordinal));
        Assert.All(findings, finding => Assert.NotEmpty(finding.Cure));
    }

    [Fact]
    public void A_bracket_left_open_is_a_finding() => Assert.NotEmpty(Read(Good.Replace("handoff: offer", "handoff: [offer", StringComparison.Ordinal)).Findings);

    [Fact]
    public void All_faults_of_a_file_are_named_at_once()
    {
        var (_, findings) = Read(Good.Replace("needs-check", "x", StringComparison.Ordinal).Replace("handoff: offer", "handoff: y", StringComparison.Ordinal));
        Assert.Equal(2, findings.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no front matter")]
    [InlineData("---\n---\n")]
    [InlineData("---\n- a list\n---\nbody")]
    public void A_file_that_is_no_entry_is_one_finding_or_more_and_no_exception(string text)
    {
        var (entry, findings) = Read(text);
        Assert.Null(entry);
        Assert.NotEmpty(findings);
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Brackets_without_end_do_not_bring_the_process_down(char bracket)
    {
        var (entry, findings) = Read($"---\nid: {new string(bracket, 60_000)}\n---\nbody");
        Assert.Null(entry);
        Assert.Contains("too deep", Assert.Single(findings).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_are_the_same_after_a_round_trip_through_the_index_file()
    {
        var entry = Read(Good).Entry!;
        using var stream = new MemoryStream();
        EntryRecords.Write(new BinaryWriter(stream), [entry]);
        stream.Position = 0;
        var back = Assert.Single(EntryRecords.Read(new BinaryReader(stream)));
        Assert.Equivalent(entry, back, strict: true);
    }

    [Fact]
    public void An_entry_holds_from_its_first_day_to_its_last()
    {
        var validity = new Validity(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), new DateOnly(2026, 6, 1));
        Assert.False(validity.HoldsOn(new DateOnly(2025, 12, 31)));
        Assert.True(validity.HoldsOn(new DateOnly(2026, 1, 1)));
        Assert.True(validity.HoldsOn(new DateOnly(2026, 12, 31)));
        Assert.False(validity.HoldsOn(new DateOnly(2027, 1, 1)));
    }

    private static (Entry? Entry, List<Finding> Findings) Read(string text)
    {
        var findings = new List<Finding>();
        return (EntryFile.Read("data/faq/thanh-toan/mat-the.md", text, findings)?.Entry, findings);
    }
}
