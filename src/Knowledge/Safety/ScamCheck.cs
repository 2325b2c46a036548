using System.Collections.Immutable;
using System.Globalization;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Safety;

/// <summary>One sign of a scam: its name, how much it weighs (1 weak, 2 clear, 3 strong, 5 enough by itself), what the resident is told, and the entry it points to.</summary>
public sealed record ScamSign(string Name, int Weight, string Said, string Entry);

/// <summary>The signs seen in a message. That none is seen never means that it is safe.</summary>
public sealed record ScamSigns(ImmutableArray<ScamSign> Seen, ImmutableArray<string> Links)
{
    /// <summary>From this weight on the signs are told.</summary>
    public const int Clear = 2;

    /// <summary>From this weight on they are told whatever was asked.</summary>
    public const int Strong = 5;

    /// <summary>The signs' weight together.</summary>
    public int Weight => Seen.Sum(sign => sign.Weight);
}

/// <summary>Weighs a pasted message, a link or a phone call retold by fixed rules: those of <c>data/safety</c>, and links that are not official.</summary>
public sealed class ScamCheck
{
    private const string FakeSites = "an-toan-app-gia";
    private const string LookAlikeSaid = "Đường dẫn bắt chước tên cơ quan, ngân hàng nhưng không phải địa chỉ chính thức (.gov.vn).";
    private const string OtherLinkSaid = "Đường dẫn không thuộc cơ quan nhà nước (.gov.vn).";

    private static readonly string[] OfficialNames = ["vneid", "dichvucong", "dvc", "congan", "bocongan", "chinhphu", "gov", "thue", "bhxh", "vssid", "etax", "cccd", "dinhdanh", "evn", "dienluc", "vietcombank", "agribank", "vietinbank", "bidv", "mbbank", "techcombank", "sacombank", "vpbank", "acb", "tpbank", "napas", "momo", "zalopay", "vnpost", "viettel", "vinaphone", "mobifone"];

    private readonly PhraseRules<ScamSign> rules;
    private readonly string[] officialDomains;

    private ScamCheck(PhraseRules<ScamSign> rules, string[] officialDomains)
    {
        this.rules = rules;
        this.officialDomains = officialDomains;
    }

    /// <summary>Reads <c>scam-signs.tsv</c> and <c>official-domains.tsv</c> of a folder.</summary>
    public static ScamCheck Load(string folder, Func<string, IReadOnlyList<Word>> standard)
    {
        var signs = WordTable.Rows(Path.Combine(folder, "scam-signs.tsv"))
            .Select(row => (new ScamSign(row[0], int.Parse(row[1], CultureInfo.InvariantCulture), row[3], row[4]), row[2], ""));
        var domains = WordTable.Rows(Path.Combine(folder, "official-domains.tsv")).Select(row => row[0]).ToArray();
        return new ScamCheck(new PhraseRules<ScamSign>(signs, standard), domains);
    }

    /// <summary>The signs in a message given as typed and as read.</summary>
    public ScamSigns Look(string text, IReadOnlyList<Word> words)
    {
        var seen = rules.Seen(words).ToList();
        var links = Links.Find(text);
        var strange = links.Where(link => link.Deceives || !IsOfficial(link.Host)).ToArray();
        if (strange.Any(link => link.Deceives || LooksOfficial(link.Host))) seen.Add(new ScamSign("look-alike-link", 5, LookAlikeSaid, FakeSites));
        else if (strange.Length > 0) seen.Add(new ScamSign("other-link", 2, OtherLinkSaid, FakeSites));
        return new ScamSigns([.. seen], [.. links.Select(link => link.Host)]);
    }

    /// <summary>Whether a host is an official address or below one.</summary>
    public bool IsOfficial(string host) =>
        officialDomains.Any(domain => host == domain || host.EndsWith("." + domain, StringComparison.Ordinal));

    private static bool LooksOfficial(string host) => OfficialNames.Any(name => host.Contains(name, StringComparison.Ordinal));
}
