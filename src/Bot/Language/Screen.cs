using System.Resources;
using System.Runtime.CompilerServices;

namespace VinhPhong.Bot.Language;

/// <summary>Every sentence on a screen, from <c>Screen.resx</c>.</summary>
internal static class Screen
{
    private static readonly ResourceManager Resources = new("VinhPhong.Bot.Language.Screen", typeof(Screen).Assembly);

    public static string AboutProgram => Get();
    public static string AboutChat => Get();
    public static string Serving => Get();
    public static string AboutAsk => Get();
    public static string AboutQuestion => Get();
    public static string AboutBatch => Get();
    public static string AboutOut => Get();
    public static string AboutEvaluate => Get();
    public static string AboutQuestions => Get();
    public static string AboutJson => Get();
    public static string AboutWrong => Get();
    public static string AboutFaq => Get();
    public static string AboutFaqCheck => Get();
    public static string AboutFaqStats => Get();
    public static string AboutToday => Get();
    public static string BadUsage => Get();
    public static string AskUsage => Get();
    public static string BadLine => Get();
    public static string ByNoise => Get();
    public static string ByGroup => Get();
    public static string OutOfScopeTitle => Get();
    public static string CalibrationTitle => Get();
    public static string WrittenTo => Get();
    public static string ChatTitle => Get();
    public static string ChatHelp => Get();
    public static string SourceLine => Get();
    public static string CheckPassed => Get();
    public static string CheckFailed => Get();
    public static string StatsTitle => Get();
    public static string BadDate => Get();
    public static string AboutFaqIndex => Get();
    public static string StatsGroup => Get();
    public static string StatsEntries => Get();
    public static string StatsNeedsCheck => Get();
    public static string StatsPhrasings => Get();
    public static string StatsSources => Get();
    public static string StatsAll => Get();

    private static string Get([CallerMemberName] string name = "") =>
        Resources.GetString(name, System.Globalization.CultureInfo.InvariantCulture)
        ?? throw new MissingManifestResourceException($"Screen.resx has no \"{name}\".");
}
