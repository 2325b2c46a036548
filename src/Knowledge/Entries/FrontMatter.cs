using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace VinhPhong.Knowledge.Entries;

/// <summary>The fields of one file's front matter, read one by one; what is wrong is noted with its line, and reading goes on.</summary>
internal sealed class FrontMatter
{
    private readonly string file;
    private readonly List<Finding> findings;
    private readonly Dictionary<string, YamlNode> fields = new(StringComparer.Ordinal);

    public FrontMatter(string file, YamlMappingNode mapping, List<Finding> findings)
    {
        this.file = file;
        this.findings = findings;
        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            fields[name] = value;
            Lines[name] = LineOf(key);
        }
    }

    public Dictionary<string, int> Lines { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<int> QuestionLines =>
        fields.GetValueOrDefault("questions") is YamlSequenceNode questions ? [.. questions.Children.Select(LineOf)] : [];

    public void Only(string[] known)
    {
        foreach (var name in fields.Keys.Except(known, StringComparer.Ordinal))
            Add(Lines[name], $"Unknown field \"{name}\".", $"Fields are: {string.Join(", ", known)}.");
    }

    public string Text(string name)
    {
        if (OptionalText(name) is { } text) return text;
        Add(Lines.GetValueOrDefault(name, 2), $"The field \"{name}\" is missing or empty.", $"Add a line \"{name}: …\".");
        return "";
    }

    public string? OptionalText(string name) =>
        fields.GetValueOrDefault(name) is YamlScalarNode { Value: { } value } && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    public IReadOnlyList<string> Texts(string name)
    {
        switch (fields.GetValueOrDefault(name))
        {
            case null:
            case YamlScalarNode { Value: null or "" }:
                return [];
            case YamlSequenceNode sequence when sequence.Children.All(child => child is YamlScalarNode { Value: not (null or "") }):
                return [.. sequence.Children.Select(child => ((YamlScalarNode)child).Value!)];
            default:
                Add(Lines[name], $"The field \"{name}\" is not a list of texts.", "Write one item a line, as in \"- …\", with quotes around it.");
                return [];
        }
    }

    public T Choice<T>(string name, T? otherwise, params (string Word, T Value)[] choices) where T : struct
    {
        var word = OptionalText(name);
        if (word is null && otherwise is { } value) return value;
        foreach (var choice in choices)
        {
            if (choice.Word == word) return choice.Value;
        }
        Add(Lines.GetValueOrDefault(name, 2), word is null ? $"The field \"{name}\" is missing." : $"\"{word}\" is no {name}.",
            $"Choose one of: {string.Join(", ", choices.Select(choice => choice.Word))}.");
        return default;
    }

    public DateOnly Date(string name)
    {
        if (OptionalText(name) is not null) return OptionalDate(name) ?? default;
        Add(Lines.GetValueOrDefault(name, 2), $"The date \"{name}\" is missing.", $"Add a line \"{name}: 2027-05-31\".");
        return default;
    }

    public DateOnly? OptionalDate(string name) => OptionalText(name) is { } text ? ParseDate(text, Lines[name], name) : null;

    public IReadOnlyList<Source> Sources()
    {
        if (!fields.TryGetValue("sources", out var node)) return [];
        if (node is not YamlSequenceNode sequence || sequence.Children.Any(child => child is not YamlMappingNode))
        {
            Add(Lines["sources"], "The field \"sources\" is not a list of sources.", "Write each as \"- document: …\" with article, url and checked below it.");
            return [];
        }
        return [.. sequence.Children.Cast<YamlMappingNode>().Select(Source)];
    }

    private Source Source(YamlMappingNode node)
    {
        string? Field(string name) => node.Children.TryGetValue(new YamlScalarNode(name), out var value) ? (value as YamlScalarNode)?.Value : null;
        var line = LineOf(node);
        var document = Field("document");
        if (string.IsNullOrWhiteSpace(document)) Add(line, "A source names no document.", "Add \"document: …\".");
        var link = Field("url");
        Uri? url = null;
        if (!string.IsNullOrWhiteSpace(link) && (!Uri.TryCreate(link, UriKind.Absolute, out url) || url.Scheme is not ("https" or "http")))
            Add(line, $"\"{link}\" is no web address.", "Write it whole, beginning with https://, or leave url out.");
        var day = Field("checked");
        if (day is null) Add(line, "A source does not say when it was checked.", "Add \"checked: 2026-11-23\".");
        return new Source(document ?? "", Field("article"), url, day is null ? default : ParseDate(day, line, "checked") ?? default);
    }

    private DateOnly? ParseDate(string text, int line, string name)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        Add(line, $"\"{text}\" is no date ({name}).", "Write year-month-day, as in 2027-05-31.");
        return null;
    }

    /// <summary>The line in the file: YAML counts from 1 below the opening ---.</summary>
    private static int LineOf(YamlNode node) => (int)node.Start.Line + 1;

    private void Add(int line, string problem, string cure) => findings.Add(new Finding(file, line, problem, cure));
}
