using VinhPhong.Knowledge.Documents;
using VinhPhong.Knowledge.Entries;

namespace VinhPhong.Knowledge.Tests.Documents;

/// <summary>A folder of documents that is gone after the test.</summary>
internal sealed class DocumentFolder : IDisposable
{
    public const string Fields = "id: van-ban\ntitle: Văn bản\nnumber: 1/KH-UBND\nissued: 2026-03-04\nurl: https://vinhphong.angiang.gov.vn/1\nchecked: 2026-11-23\n";

    public DirectoryInfo Root { get; } = Directory.CreateTempSubdirectory("documents");

    public List<Finding> Findings { get; } = [];

    public string Put(string name, byte[] bytes)
    {
        var path = Path.Combine(Root.FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string Put(string name, string text) => Put(name, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Reads a Word or PDF file that has its fields beside it.</summary>
    public Document Read(string name, byte[] bytes)
    {
        Put(Path.ChangeExtension(name, ".yaml"), Fields);
        return DocumentFile.Read(Put(name, bytes), Findings);
    }

    public Document ReadMarkdown(string body) => DocumentFile.Read(Put("van-ban.md", $"---\n{Fields}---\n{body}"), Findings);

    public static IEnumerable<string> Shown(Document document) => document.Passages.Select(passage => $"{passage.Section}: {passage.Text}");

    public void Dispose() => Root.Delete(recursive: true);
}
