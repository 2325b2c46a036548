using VinhPhong.Knowledge.Entries;
using YamlDotNet.RepresentationModel;

namespace VinhPhong.Knowledge.Documents;

/// <summary>What is known of a document beside its text: the front matter of a Markdown file, the sidecar of any other.</summary>
internal sealed record DocumentFields(string Id, string Title, string? Number, DateOnly? Issued, Uri? Url, DateOnly Checked)
{
    private static readonly string[] Known = ["id", "title", "number", "issued", "url", "checked"];

    /// <summary>Stands in where no fields can be read; a finding has been noted.</summary>
    public static DocumentFields Unknown(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return new DocumentFields(name, name, null, null, null, default);
    }

    /// <summary>Reads the fields. <paramref name="above"/> is the number of lines above them in their file.</summary>
    public static DocumentFields Read(string file, string yaml, int above, List<Finding> findings)
    {
        var noted = new List<Finding>();
        var fields = Yaml.Fields(file, yaml, above: 1, noted) is { } mapping ? Read(file, mapping, noted) : Unknown(file);
        // Front matter counts its lines from the --- above it; a sidecar has none.
        findings.AddRange(noted.Select(finding => finding with { Line = Math.Max(1, finding.Line - 1 + above) }));
        return fields;
    }

    private static DocumentFields Read(string file, YamlMappingNode mapping, List<Finding> findings)
    {
        var reader = new FrontMatter(file, mapping, findings);
        reader.Only(Known);
        return new DocumentFields(reader.Text("id"), reader.Text("title"), reader.OptionalText("number"), reader.OptionalDate("issued"),
            Link(file, reader, findings), reader.Date("checked"));
    }

    private static Uri? Link(string file, FrontMatter reader, List<Finding> findings)
    {
        if (reader.OptionalText("url") is not { } link) return null;
        if (Uri.TryCreate(link, UriKind.Absolute, out var url) && url.Scheme is "https" or "http") return url;
        findings.Add(new Finding(file, reader.Lines["url"], $"\"{link}\" is no web address.", "Write it whole, beginning with https://, or leave url out."));
        return null;
    }
}
