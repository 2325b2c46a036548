using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Answers;

/// <summary>What a short question asks of a matter: the fee, the time, the papers, the place, whom to ask, an error, the steps.</summary>
internal sealed record Facet(string[] Asked, string[] Headed)
{
    private static readonly Facet Fee = new(
        ["phi", "le phi", "tien", "ton", "gia", "nhieu tien", "het nhieu", "nhieu", "mien phi"], ["phi", "tien", "ton", "muc dong", "muc huong", "muc phat", "duoc bao nhieu"]);

    private static readonly Facet Time = new(
        ["bao lau", "may ngay", "may bua", "may hom", "bao nhieu ngay", "nhieu ngay", "khi nao", "chung nao", "thoi gian", "thoi han", "bao gio", "may tuan", "may thang"],
        ["thoi gian", "bao lau", "thoi han", "mat bao lau"]);

    private static readonly Facet[] Others =
    [
        new(["giay gi", "giay to", "dem", "mang", "chuan bi", "can gi", "can cai gi", "can nhung gi"], ["giay to", "mang", "chuan bi", "can co"]),
        new(["o dau", "cho nao", "den dau", "ra dau", "len dau"], ["o dau", "noi", "lam o", "nop o", "den dau", "hoi ai"]),
        new(["so dien thoai", "goi ai", "hoi ai", "tong dai", "lien he"], ["hoi ai", "lien he"]),
        new(["loi", "bao loi", "khong duoc"], ["loi"]),
        new(["cach nao", "may buoc", "bam dau", "lam sao", "the nao", "cach lam"], ["cach", "buoc"]),
    ];

    /// <summary>What the words ask for; "bao nhiêu ngày" is a time, not a fee.</summary>
    public static IReadOnlyList<Facet> Of(IReadOnlyList<Word> words)
    {
        var question = $" {string.Join(' ', words.Select(word => word.Folded))} ";
        var facets = Others.Where(facet => facet.IsAsked(question)).ToList();
        if (Time.IsAsked(question)) facets.Add(Time);
        else if (Fee.IsAsked(question)) facets.Add(Fee);
        return facets;
    }

    /// <summary>Whether a section with this heading, in bare letters between spaces, tells it.</summary>
    public bool IsTold(string heading) => Headed.Any(headed => heading.Contains($" {headed} ", StringComparison.Ordinal));

    private bool IsAsked(string question) => Asked.Any(asked => question.Contains($" {asked} ", StringComparison.Ordinal));
}
