using VinhPhong.Knowledge.Entries;

namespace VinhPhong.Knowledge.Documents;

/// <summary>All guidance documents, immutable. One with anything wrong in it is not among them but in <see cref="Findings"/>.</summary>
public sealed class DocumentSet
{
    private DocumentSet(IReadOnlyList<Document> documents, IReadOnlyList<Finding> findings)
    {
        Documents = documents;
        Findings = findings;
        Passages = [.. documents.SelectMany(document => document.Passages)];
    }

    /// <summary>The documents, ordered by file.</summary>
    public IReadOnlyList<Document> Documents { get; }

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The passages of all documents, in the order of the documents.</summary>
    public IReadOnlyList<Passage> Passages { get; }

    /// <summary>Reads every document below a folder, in a fixed order.</summary>
    public static DocumentSet Load(string folder)
    {
        if (!Directory.Exists(folder))
            return new DocumentSet([], [new Finding(folder, 1, "There is no such folder.", "Make it, or correct the setting that names it.")]);
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) is var name && !name.StartsWith('.') && !name.StartsWith("~$", StringComparison.Ordinal)) // locks of open programs
            .OrderBy(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), StringComparer.Ordinal)
            .ToArray();
        var findings = new List<Finding>();
        var documents = new List<Document>();
        var filesOfId = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (Path.GetExtension(file).Equals(".yaml", StringComparison.OrdinalIgnoreCase))
            {
                if (!files.Any(other => IsDocument(other) && Path.ChangeExtension(other, ".yaml") == file))
                    findings.Add(new Finding(file, 1, "The document these fields belong to is missing.", "Put it beside them under the same name, or take them away."));
                continue;
            }
            var before = findings.Count;
            var document = DocumentFile.Read(file, findings);
            if (findings.Count > before) continue;
            if (!filesOfId.TryAdd(document.Id, file))
                findings.Add(new Finding(file, 1, $"The id \"{document.Id}\" is also that of {Path.GetFileName(filesOfId[document.Id])}.", "Give each document an id of its own."));
            else documents.Add(document);
        }
        return new DocumentSet(documents, [.. findings.Select(finding => finding with { File = Shown(folder, finding.File) })]);
    }

    private static bool IsDocument(string file) => DocumentFile.Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    /// <summary>As files of the FAQ set are shown: from the folder that <c>data</c> lies in.</summary>
    private static string Shown(string folder, string file) => Path.GetRelativePath(Path.Combine(folder, "../.."), file);
}
