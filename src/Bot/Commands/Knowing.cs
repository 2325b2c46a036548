using VinhPhong.Knowledge;

namespace VinhPhong.Bot.Commands;

/// <summary>Loads what the assistant knows, for a command.</summary>
internal static class Knowing
{
    public static Published Load(DataFolder data)
    {
        var published = Published.Load(data, Today());
        foreach (var finding in published.Findings) Console.Error.WriteLine(finding);
        return published;
    }

    /// <summary>The day it is in Việt Nam.</summary>
    public static DateOnly Today() => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddHours(HoursOfVietnam).DateTime);

    /// <summary>Việt Nam keeps one time zone and no summer time.</summary>
    private const int HoursOfVietnam = 7;
}
