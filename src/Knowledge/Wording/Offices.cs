namespace VinhPhong.Knowledge.Wording;

/// <summary>The offices that own topics.</summary>
public static class Offices
{
    /// <summary>Trung tâm Phục vụ hành chính công, which takes what no other office owns.</summary>
    public const string ServiceCentre = "tthcc";

    /// <summary>Công an xã.</summary>
    public const string Police = "cong-an";

    /// <summary>Phòng Văn hóa – Xã hội.</summary>
    public const string CultureAndSociety = "vhxh";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [ServiceCentre, Police, CultureAndSociety];

    /// <summary>The office in Vietnamese, as it stands in a sentence.</summary>
    public static string NameOf(string office) => office switch
    {
        Police => Sentences.OfficeCongAn,
        CultureAndSociety => Sentences.OfficeVhxh,
        _ => Sentences.OfficeTthcc,
    };
}
