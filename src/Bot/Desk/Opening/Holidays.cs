using System.Globalization;

namespace VinhPhong.Bot.Desk.Opening;

/// <summary>The days on which the desk is closed, from <c>data/holidays.tsv</c>: by the sun, by the moon, or one date.</summary>
internal sealed class Holidays
{
    private readonly List<(string Calendar, int Month, int Day, DateOnly Date, string Name)> days = [];

    private Holidays() { }

    /// <exception cref="FormatException">A line cannot be read; the message names it.</exception>
    public static Holidays Load(string path)
    {
        var holidays = new Holidays();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (number == 1 || line.Length == 0 || line[0] == '#') continue;
            var fields = line.Split('\t');
            if (fields.Length < 3 || !holidays.TryAdd(fields[0], fields[1], fields[2]))
                throw new FormatException($"{path}:{number}: \"{line}\" is no holiday; write solar, lunar or date, then month-day (lunar day 0: the last of the month) or a date like 2027-02-05, then the name, with tabs between.");
        }
        return holidays;
    }

    /// <summary>What a day is called if the desk is closed on it, or null.</summary>
    public string? On(DateOnly day)
    {
        var moon = LunarDate.Of(day);
        var isLastOfMonth = LunarDate.Of(day.AddDays(1)).Day == 1;
        foreach (var (calendar, month, number, date, name) in days)
        {
            var isIt = calendar switch
            {
                "solar" => day.Month == month && day.Day == number,
                "lunar" => moon.Month == month && !moon.IsLeap && (moon.Day == number || (number == 0 && isLastOfMonth)),
                _ => day == date,
            };
            if (isIt) return name;
        }
        return null;
    }

    private bool TryAdd(string calendar, string when, string name)
    {
        if (calendar == "date")
        {
            if (!DateOnly.TryParseExact(when, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return false;
            days.Add((calendar, 0, 0, date, name));
            return true;
        }
        if (calendar is not ("solar" or "lunar")) return false;
        if (when.Split('-') is not [var month, var day] || !int.TryParse(month, CultureInfo.InvariantCulture, out var m) || !int.TryParse(day, CultureInfo.InvariantCulture, out var d)) return false;
        if (m is < 1 or > 12 || d is < 0 or > 31 || (d == 0 && calendar == "solar")) return false;
        days.Add((calendar, m, d, default, name));
        return true;
    }
}
