using System.Text;
using VinhPhong.Knowledge.Entries;

namespace VinhPhong.Knowledge.Documents;

/// <summary>What keeps a file from being read, and how to mend it.</summary>
internal sealed record Trouble(string Problem, string Cure, int Line = 1);

/// <summary>Reads one guidance document: Markdown with front matter, or Word or PDF with its fields in a YAML file beside it.</summary>
public static class DocumentFile
{
    /// <summary>A commune's document has a few hundred pages at most; more than this is a scan or a mistake.</summary>
    private const int LargestFile = 40 * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The extensions of files that are documents.</summary>
    internal static IReadOnlyList<string> Extensions { get; } = [".md", ".docx", ".pdf"];

    /// <summary>
    /// Reads a file. Whatever is wrong with it becomes a finding, never an exception; a document that cannot be read comes back without passages.
    /// </summary>
    public static Document Read(string path, List<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(findings);
        var markdown = Is(path, ".md");
        var (fields, body, above) = (DocumentFields.Unknown(path), "", 0);
        if (Is(path, ".docx") || Is(path, ".pdf")) fields = Sidecar(path, findings);
        var trouble = Load(path, out var bytes);
        if (trouble is null && markdown) trouble = FrontMatterOf(path, bytes, findings, ref fields, out body, out above);
        var outline = new Outline(fields.Title);
        trouble ??= markdown ? Guarded(() => MarkdownText.Read(body, outline))
            : Is(path, ".docx") ? Guarded(() => WordText.Read(bytes, outline))
            : Guarded(() => PdfText.Read(bytes, outline));
        if (trouble is not null) findings.Add(new Finding(path, Math.Max(1, trouble.Line + above), trouble.Problem, trouble.Cure));
        var passages = Splitter.Split(fields.Title, outline.Paragraphs());
        return new Document(fields.Id, fields.Title, fields.Number, fields.Issued, fields.Url, fields.Checked, passages);
    }

    private static bool Is(string path, string extension) => Path.GetExtension(path).Equals(extension, StringComparison.OrdinalIgnoreCase);

    private static Trouble? Load(string path, out byte[] bytes)
    {
        bytes = [];
        if (!Extensions.Any(extension => Is(path, extension)))
            return new Trouble($"A {Path.GetExtension(path)} file is not read.", $"Save it as one of: {string.Join(", ", Extensions)}.");
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists) return new Trouble("There is no such file.", "Put it there, or take its name away.");
            if (file.Length > LargestFile) return new Trouble($"The file is larger than {LargestFile / 1024 / 1024} MB.", "Keep the text, leave the pictures out, or divide it.");
            bytes = File.ReadAllBytes(path);
            return bytes.Length == 0 ? new Trouble("The file is empty.", "Copy it here again from where it came from.") : null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new Trouble($"The file cannot be opened: {refused.Message}", "Close it in other programs and let the service read it.");
        }
    }

    private static DocumentFields Sidecar(string path, List<Finding> findings)
    {
        var sidecar = Path.ChangeExtension(path, ".yaml");
        if (!File.Exists(sidecar))
        {
            findings.Add(new Finding(path, 1, "Nothing says what this document is.",
                $"Write {Path.GetFileName(sidecar)} beside it with the lines id, title and checked, and number, issued and url if there are any."));
            return DocumentFields.Unknown(path);
        }
        try
        {
            return DocumentFields.Read(sidecar, Utf8.GetString(File.ReadAllBytes(sidecar)).TrimStart('\uFEFF'), 0, findings);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            findings.Add(new Finding(sidecar, 1, $"The fields cannot be read: {refused.Message}", "Save the file as UTF-8 text that the service may read."));
            return DocumentFields.Unknown(path);
        }
    }

    private static Trouble? FrontMatterOf(string path, byte[] bytes, List<Finding> findings, ref DocumentFields fields, out string body, out int above)
    {
        (body, above) = ("", 0);
        string text;
        try
        {
            text = Utf8.GetString(bytes).ReplaceLineEndings("\n").TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return new Trouble("The file is not UTF-8 text.", "Save it again as text in UTF-8.");
        }
        var end = text.StartsWith("---\n", StringComparison.Ordinal) ? text.IndexOf("\n---\n", 3, StringComparison.Ordinal) : -1;
        if (end < 0) return new Trouble("No front matter.", "Begin the file with a line ---, the fields, and a line ---.");
        fields = DocumentFields.Read(path, text[4..(end + 1)], 1, findings);
        body = text[(end + 5)..];
        above = text.AsSpan(0, end + 5).Count('\n');
        return null;
    }

    /// <summary>
    /// The edge to foreign bytes: the libraries throw whatever the damage makes them run into, from their own
    /// exceptions to an index out of range, and each of them means the same to the person who mends the file.
    /// </summary>
    private static Trouble? Guarded(Func<Trouble?> read)
    {
        try
        {
            return read();
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return new Trouble($"The file is broken: {broken.Message.ReplaceLineEndings(" ")}", "Open it in its own program; if that works, save it again, else fetch it again.");
        }
    }
}
