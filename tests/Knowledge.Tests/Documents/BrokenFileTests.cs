using CsCheck;
using DocumentFormat.OpenXml.Wordprocessing;
using VinhPhong.Knowledge.Documents;
using VinhPhong.Knowledge.Entries;

namespace VinhPhong.Knowledge.Tests.Documents;

public sealed class BrokenFileTests : IDisposable
{
    private readonly DocumentFolder folder = new();

    public void Dispose() => folder.Dispose();

    private Finding Finds(string name, byte[] bytes)
    {
        folder.Findings.Clear();
        Assert.Empty(folder.Read(name, bytes).Passages);
        var finding = Assert.Single(folder.Findings);
        Assert.EndsWith(name, finding.File, StringComparison.Ordinal);
        Assert.All([finding.Problem, finding.Cure], words => Assert.False(string.IsNullOrWhiteSpace(words)));
        return finding;
    }

    [Theory]
    [InlineData("van-ban.md")]
    [InlineData("van-ban.docx")]
    [InlineData("van-ban.pdf")]
    public void An_empty_file_is_one_finding(string name) => Assert.Equal("The file is empty.", Finds(name, []).Problem);

    [Theory]
    [InlineData("van-ban.md")]
    [InlineData("van-ban.docx")]
    [InlineData("van-ban.pdf")]
    public void Random_bytes_are_one_finding(string name) => Gen.Byte.Array[1, 3000].Sample(bytes => { Finds(name, bytes); }, iter: 60, threads: 1);

    [Fact]
    public void A_truncated_Word_file_is_one_finding()
    {
        var whole = WordTests.Make(WordTests.Plain("Điều 1. Phạm vi"));
        for (var part = 1; part < 10; part++) Finds("van-ban.docx", whole[..(whole.Length * part / 10)]);
    }

    [Fact]
    public void A_truncated_or_damaged_PDF_throws_nothing()
    {
        var whole = PdfTests.Make(["Dieu 1. Pham vi", "Ca xa."]);
        for (var length = 1; length < whole.Length; length += 37) folder.Read("van-ban.pdf", whole[..length]);
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Array[1, 8].Sample(damages =>
        {
            var bytes = (byte[])whole.Clone();
            foreach (var (at, value) in damages) bytes[at] = value;
            folder.Read("van-ban.pdf", bytes);
        }, iter: 200, threads: 1);
        Finds("van-ban.pdf", whole[..40]);
    }

    [Fact]
    public void An_encrypted_PDF_is_one_finding()
    {
        var key = new string('0', 64);
        var encrypted = PdfTests.MakeWith($"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >>", ["Dieu 1. Pham vi"]);
        Assert.Equal("The PDF is encrypted.", Finds("van-ban.pdf", encrypted).Problem);
    }

    [Fact]
    public void A_PDF_of_pictures_is_one_finding() => Assert.Equal("The PDF has only pictures of its pages.", Finds("van-ban.pdf", PdfTests.Make(null, null)).Problem);

    [Fact]
    public void A_PDF_without_any_text_is_one_finding() => Assert.Equal("The PDF has no text.", Finds("van-ban.pdf", PdfTests.Make([])).Problem);

    [Fact]
    public void An_encrypted_Word_file_is_one_finding() =>
        Assert.StartsWith("The file is encrypted", Finds("van-ban.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[500]]).Problem, StringComparison.Ordinal);

    [Fact]
    public void A_Word_file_of_pictures_is_one_finding() =>
        Assert.Equal("The document has only pictures.", Finds("van-ban.docx", WordTests.Make(new DocumentFormat.OpenXml.Wordprocessing.Paragraph(new Run(new Drawing())))).Problem);

    [Fact]
    public void Markdown_nested_beyond_reason_is_one_finding()
    {
        var document = folder.ReadMarkdown(new string('>', 5000) + " x");
        Assert.Empty(document.Passages);
        Assert.Single(folder.Findings);
    }

    [Theory]
    [InlineData(3900)]
    [InlineData(100_000)]
    public void Fields_nested_beyond_reason_are_one_finding(int depth)
    {
        DocumentFile.Read(folder.Put("van-ban.md", $"---\n{new string('[', depth)}\n---\nMột câu."), folder.Findings);
        Assert.Single(folder.Findings);
    }

    [Fact]
    public void A_body_without_text_is_found_below_the_front_matter()
    {
        folder.ReadMarkdown("");
        Assert.Equal(("The document has no text.", 9), (Assert.Single(folder.Findings).Problem, folder.Findings[0].Line));
    }

    [Fact]
    public void A_missing_sidecar_is_a_finding_and_the_text_is_read_all_the_same()
    {
        var document = DocumentFile.Read(folder.Put("khac.docx", WordTests.Make(WordTests.Plain("Cả xã."))), folder.Findings);
        Assert.Contains("khac.yaml", Assert.Single(folder.Findings).Cure, StringComparison.Ordinal);
        Assert.Single(document.Passages);
    }

    [Fact]
    public void Wrong_fields_are_found_with_their_lines()
    {
        folder.Put("van-ban.yaml", "id: van-ban\ntitle: Văn bản\nurl: vinhphong\nchecked: 23/11/2026\ncolour: red\n");
        DocumentFile.Read(folder.Put("van-ban.docx", WordTests.Make(WordTests.Plain("Cả xã."))), folder.Findings);
        Assert.Equal([3, 4, 5], folder.Findings.Select(finding => finding.Line).Order());
        Assert.All(folder.Findings, finding => Assert.EndsWith("van-ban.yaml", finding.File, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_not_there_or_of_another_kind_is_one_finding()
    {
        DocumentFile.Read(Path.Combine(folder.Root.FullName, "khong-co.md"), folder.Findings);
        DocumentFile.Read(folder.Put("cu.doc", [1]), folder.Findings);
        Assert.Contains(folder.Findings, finding => finding.Problem == "There is no such file.");
        Assert.Contains(folder.Findings, finding => finding.Problem == "A .doc file is not read.");
    }
}
