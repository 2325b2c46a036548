using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Wording;

/// <summary>The sections of an answer, and which of them a short question asks for: "mấy ngày?" the time, "mang gì?" the papers.</summary>
internal static class Sections
{
    /// <summary>What a question of a kind says, and what its section is headed; bare letters, so that both spellings and no marks fit.</summary>
    private static readonly (string[] Asked, string[] Headed)[] Facets =
    [
        (["phi", "tien", "nhieu", "ton", "gia"], ["phi", "tien", "ton"]),
        (["bao lau", "may ngay", "may bua", "khi nao", "chung nao", "thoi gian", "thoi han", "bao gio", "may tuan"], ["thoi gian", "bao lau", "thoi han", "mat bao lau"]),
        (["giay", "giay to", "dem", "mang", "chuan bi", "can gi", "can cai gi"], ["giay to", "mang", "chuan bi", "can co"]),
        (["o dau", "cho nao", "den dau", "ra dau", "len dau"], ["o dau", "noi", "den dau", "hoi ai"]),
        (["so dien thoai", "goi ai", "hoi ai", "tong dai", "lien he"], ["hoi ai", "lien he"]),
        (["loi", "khong duoc", "bao", "sai", "hong"], ["loi"]),
        (["cach", "buoc", "bam dau", "lam sao", "the nao"], ["cach", "buoc"]),
    ];

    /// <summary>What the question asks for: the sections that fit, with their headings; the first paragraph if none does; nothing if it asks for nothing in particular.</summary>
    public static IReadOnlyList<string> Pick(string body, IReadOnlyList<Word> words)
    {
        var question = $" {string.Join(' ', words.Select(word => word.Folded))} ";
        var headings = Facets.Where(facet => facet.Asked.Any(asked => question.Contains($" {asked} ", StringComparison.Ordinal))).SelectMany(facet => facet.Headed).ToList();
        if (headings.Count == 0) return [];
        var sections = body.Split("\n## ");
        string[] fitting = [.. sections.Skip(1).Where(section => headings.Any(headed => Heading(section).Contains($" {headed} ", StringComparison.Ordinal))).Select(section => $"## {section.Trim()}")];
        return fitting.Length > 0 ? fitting : [sections[0].Trim()];
    }

    private static string Heading(string section) => $" {string.Join(' ', Tokens.Read(section.Split('\n', 2)[0]).Select(word => word.Folded))} ";
}
