using VinhPhong.Knowledge.Answers;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Wording;

/// <summary>The sections of an answer, and which of them a short question asks for: "mấy ngày?" the time, "mang gì?" the papers.</summary>
internal static class Sections
{
    private const string Mark = "\n## ";

    /// <summary>The first paragraph, then the sections that tell what the question asks for; nothing if it asks for nothing in particular.</summary>
    public static IReadOnlyList<string> Pick(string body, IReadOnlyList<Word> words)
    {
        var facets = Facet.Of(words);
        if (facets.Count == 0) return [];
        var sections = body.Split(Mark);
        return [sections[0].Trim(), .. sections.Skip(1).Where(section => facets.Any(facet => facet.IsTold(Heading(section)))).Select(section => $"## {section.Trim()}")];
    }

    private static string Heading(string section) => $" {string.Join(' ', Tokens.Read(section.Split('\n', 2)[0]).Select(word => word.Folded))} ";
}
