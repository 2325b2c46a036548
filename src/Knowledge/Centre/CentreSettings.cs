using System.Text.RegularExpressions;
using VinhPhong.Knowledge.Entries;
using YamlDotNet.RepresentationModel;

namespace VinhPhong.Knowledge.Centre;

/// <summary>
/// What only the commune can tell: addresses, telephones, hours. A value that the commune has not told is null, and is worded honestly.
/// Entries refer to a value by placeholder: <c>{{centre.phone}}</c>.
/// </summary>
public sealed partial class CentreSettings
{
    private readonly Dictionary<string, string?> values;

    private CentreSettings(Dictionary<string, string?> values) => this.values = values;

    /// <summary>The keys that placeholders may name.</summary>
    public IReadOnlyCollection<string> Keys => values.Keys;

    /// <summary>The value of a key; null while the commune has not told it.</summary>
    public string? this[string key] => values.GetValueOrDefault(key);

    /// <summary>Reads <c>data/centre.yaml</c>: sections of keys, each with a value or none.</summary>
    /// <exception cref="FormatException">The file cannot be read; the message names the line.</exception>
    public static CentreSettings Load(string path)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        var findings = new List<Finding>();
        if (Yaml.Fields(path, File.ReadAllText(path), above: 0, findings) is not { } sections) throw new FormatException(findings[0].ToString());
        foreach (var (section, content) in sections.Children)
        {
            if (content is not YamlMappingNode fields) throw new FormatException($"{path}:{content.Start.Line}: \"{section}\" is not a list of \"key: value\" lines.");
            foreach (var (key, value) in fields.Children)
            {
                var text = (value as YamlScalarNode)?.Value;
                values[$"{section}.{key}"] = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
            }
        }
        return new CentreSettings(values);
    }

    /// <summary>The text with every placeholder replaced; what is not known becomes <paramref name="unknown"/>.</summary>
    public string Fill(string text, string unknown) =>
        PlaceholderPattern().Replace(text, match => this[match.Groups[1].Value] ?? unknown);

    /// <summary>The placeholders of a text, with the place of each.</summary>
    public static IEnumerable<(string Key, int Index)> Placeholders(string text) =>
        PlaceholderPattern().Matches(text).Select(match => (match.Groups[1].Value, match.Index));

    [GeneratedRegex(@"\{\{\s*([^{}]*?)\s*\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex PlaceholderPattern();
}
