using VinhPhong.Bot.Language;

namespace VinhPhong.Bot.Desk;

/// <summary>How long something has lasted, in the words of the desk.</summary>
internal static class Ago
{
    public static string Of(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => AtDesk.JustNow,
        { TotalHours: < 1 } => AtDesk.Filled(AtDesk.Minutes1, (int)time.TotalMinutes),
        { TotalDays: < 1 } => AtDesk.Filled(AtDesk.Hours1, (int)time.TotalHours),
        _ => AtDesk.Filled(AtDesk.Days1, (int)time.TotalDays),
    };
}
