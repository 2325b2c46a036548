using VinhPhong.Knowledge.Documents;

namespace VinhPhong.Knowledge.Tests.Documents;

public sealed class DocumentSetTests : IDisposable
{
    private readonly DocumentFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static string Markdown(string id, string body) => $"---\nid: {id}\ntitle: {id}\nchecked: 2026-11-23\n---\n{body}\n";

    [Fact]
    public void Documents_come_in_the_order_of_their_files_whatever_their_format()
    {
        folder.Put("c.md", Markdown("ba", "Ba."));
        folder.Put("a.md", Markdown("mot", "Một."));
        folder.Read("b.docx", WordTests.Make(WordTests.Plain("Hai.")));
        folder.Put(".DS_Store", [0]);
        folder.Put("~$b.docx", [0]);
        var set = DocumentSet.Load(folder.Root.FullName);
        Assert.Empty(set.Findings);
        Assert.Equal(["mot", "van-ban", "ba"], set.Documents.Select(document => document.Id));
        Assert.Equal(["Một.", "Hai.", "Ba."], set.Passages.Select(passage => passage.Text));
    }

    [Fact]
    public void What_cannot_be_read_is_left_out_and_found()
    {
        folder.Put("a.md", Markdown("mot", "Một."));
        folder.Put("b.md", "Không có gì.");
        folder.Put("c.pdf", [1, 2, 3]);
        folder.Put("d.yaml", DocumentFolder.Fields);
        folder.Put("e.doc", [1]);
        var set = DocumentSet.Load(folder.Root.FullName);
        Assert.Equal(["mot"], set.Documents.Select(document => document.Id));
        Assert.Equal(["b.md", "c.pdf", "c.pdf", "d.yaml", "e.doc"], set.Findings.Select(finding => Path.GetFileName(finding.File)));
    }

    [Fact]
    public void Two_documents_cannot_share_an_id()
    {
        folder.Put("a.md", Markdown("mot", "Một."));
        folder.Put("b.md", Markdown("mot", "Hai."));
        var set = DocumentSet.Load(folder.Root.FullName);
        Assert.Equal(["Một."], set.Passages.Select(passage => passage.Text));
        Assert.Equal("The id \"mot\" is also that of a.md.", Assert.Single(set.Findings).Problem);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_finding() =>
        Assert.Single(DocumentSet.Load(Path.Combine(folder.Root.FullName, "khong-co")).Findings);
}
