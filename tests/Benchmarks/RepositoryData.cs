using System.Text.Json;

namespace VinhPhong.Benchmarks;

/// <summary>Finds and reads the <c>data</c> folder of the repository.</summary>
internal static class RepositoryData
{
    /// <summary>The nearest <c>data</c> folder with a FAQ, from the current folder or the program upwards.</summary>
    public static string Folder { get; } = Find(Environment.CurrentDirectory) ?? Find(AppContext.BaseDirectory)
        ?? throw new DirectoryNotFoundException("No data/faq here or above: run the benchmarks inside the repository.");

    /// <summary>The residents' test questions; of a conversation, its last message.</summary>
    public static string[] Questions() => [.. File.ReadLines(Path.Combine(Folder, "measuring", "questions-dev.jsonl")).Where(line => line.Length > 0).Select(Question)];

    /// <summary>Every line of real text: questions and bodies of the FAQ, and the documents as far as there are any.</summary>
    public static IEnumerable<string> Lines()
    {
        foreach (var path in Markdown("faq"))
        {
            var section = "";
            foreach (var line in File.ReadLines(path))
            {
                if (line == "---") section = section.Length == 0 ? "front matter" : "body";
                else if (section == "body") yield return line;
                else if (line.StartsWith("  - ", StringComparison.Ordinal) && section == "questions:") yield return line;
                else if (line.Length > 0 && line[0] != ' ') section = line;
            }
        }
        foreach (var path in Markdown("documents"))
        {
            foreach (var line in File.ReadLines(path)) yield return line;
        }
    }

    private static IEnumerable<string> Markdown(string folder)
    {
        var path = Path.Combine(Folder, folder);
        return Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [];
    }

    private static string Question(string line)
    {
        using var json = JsonDocument.Parse(line);
        var question = json.RootElement;
        if (question.TryGetProperty("text", out var text)) return text.GetString() ?? "";
        return question.GetProperty("turns").EnumerateArray().Last().GetString() ?? "";
    }

    private static string? Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "data");
            if (Directory.Exists(Path.Combine(data, "faq"))) return data;
        }
        return null;
    }
}
