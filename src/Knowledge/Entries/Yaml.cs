using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace VinhPhong.Knowledge.Entries;

/// <summary>Reads YAML that people write, as a list of fields; what cannot be read is a finding with its line.</summary>
internal static class Yaml
{
    /// <summary>YamlDotNet descends once for every bracket or dash, and a stack that runs over ends the whole service; nobody nests this deep by hand.</summary>
    private const int Deepest = 20;
    private const int LongestLine = 4000;

    /// <summary>The fields, or null with one finding. Lines count from <paramref name="above"/> + 1.</summary>
    public static YamlMappingNode? Fields(string file, string text, int above, List<Finding> findings)
    {
        if (TooDeep(text) is { } line)
        {
            findings.Add(new Finding(file, line + above, "The fields are nested too deep or a line is too long.", $"Write one field a line, at most {LongestLine} characters, lists at most {Deepest} deep."));
            return null;
        }
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode fields }]) return fields;
            findings.Add(new Finding(file, 1 + above, "This is not a list of fields.", "Write one field a line, as in \"title: …\"."));
        }
        catch (YamlException broken)
        {
            var cause = broken.InnerException?.Message ?? broken.Message;
            findings.Add(new Finding(file, (int)broken.Start.Line + above, $"The fields cannot be read: {cause}", "Put texts with : # \" or ' between quotes."));
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet loses its place in some broken lists and says so in its own way, without a line.
            findings.Add(new Finding(file, 1 + above, "The fields cannot be read: a bracket or a quote is not closed.", "Close it, or put the text between quotes."));
        }
        return null;
    }

    private static int? TooDeep(string text)
    {
        var (depth, number) = (0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.Length > LongestLine) return number;
            if (line.Count("- ") > Deepest && line.TrimStart().StartsWith("- - ")) return number;
            foreach (var c in line)
            {
                depth += c is '[' or '{' ? 1 : c is ']' or '}' ? -1 : 0;
                if (depth > Deepest) return number;
            }
            depth = Math.Max(0, depth);
        }
        return null;
    }
}
