using System.Resources;
using System.Runtime.CompilerServices;

namespace VinhPhong.Knowledge.Wording;

/// <summary>Every sentence the assistant says by itself, from <c>Sentences.resx</c>.</summary>
internal static class Sentences
{
    private static readonly ResourceManager Resources = new("VinhPhong.Knowledge.Wording.Sentences", typeof(Sentences).Assembly);

    public static string UnknownValue => Get();
    public static string NeedsCheck => Get();
    public static string CoversPart => Get();
    public static string ClarifyIntro => Get();
    public static string ClarifyMore => Get();
    public static string Unclear => Get();
    public static string NoKnowledge => Get();
    public static string LowConfidence => Get();
    public static string AskedForOfficer => Get();
    public static string AskedTwice => Get();
    public static string Distress => Get();
    public static string Anger => Get();
    public static string Khmer => Get();
    public static string English => Get();
    public static string Injection => Get();
    public static string Abuse => Get();
    public static string PersonalDataWarning => Get();
    public static string OneTimeCodeWarning => Get();
    public static string ScamSignsSeen => Get();
    public static string ScamWhatToDo => Get();
    public static string ScamNoSign => Get();
    public static string TwoTopics => Get();
    public static string FromDocument => Get();
    public static string OfficerJoins => Get();
    public static string OfficeTthcc => Get();
    public static string OfficeCongAn => Get();
    public static string OfficeVhxh => Get();

    private static string Get([CallerMemberName] string name = "") =>
        Resources.GetString(name, System.Globalization.CultureInfo.InvariantCulture)
        ?? throw new MissingManifestResourceException($"Sentences.resx has no \"{name}\".");
}
