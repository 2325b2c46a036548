namespace VinhPhong.Knowledge.Tests;

/// <summary>Reads the tables of a Markdown specification: each row is a test.</summary>
internal static class MarkdownTable
{
    /// <summary>The rows below a heading, without the table's own heading; cells trimmed.</summary>
    public static IEnumerable<string[]> Rows(string file, string heading)
    {
        var path = Path.Combine(AppContext.BaseDirectory, file);
        var rows = File.ReadLines(path)
            .SkipWhile(line => line != $"## {heading}").Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())
            .Skip(2)
            .ToList();
        return rows.Count > 0 ? rows : throw new InvalidDataException($"{file} has no table below \"## {heading}\".");
    }

    public static TheoryData<string, string> Pairs(string file, string heading)
    {
        var data = new TheoryData<string, string>();
        foreach (var row in Rows(file, heading)) data.Add(row[0], row[1]);
        return data;
    }
}
