using System.Globalization;
using VinhPhong.Knowledge.Centre;

namespace VinhPhong.Bot.Desk.Opening;

/// <summary>When the desk is meant to be manned, from <c>data/centre.yaml</c>. What the commune has not told is unknown, and never taken for open or closed.</summary>
internal sealed class OpeningHours
{
    /// <summary>Việt Nam has one time and no summer time.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    private const int DaysAhead = 30;

    private static readonly string[] DayKeys = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
    private static readonly string[] DayNames = ["chủ nhật", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy"];

    private readonly (TimeOnly From, TimeOnly To)[][] week = new (TimeOnly, TimeOnly)[7][];
    private readonly Holidays holidays;

    private OpeningHours(Holidays holidays) => this.holidays = holidays;

    /// <summary>Whether the hours are known at all.</summary>
    public bool IsKnown { get; private init; }

    /// <exception cref="FormatException">A day's hours cannot be read; the message names the setting and what is expected.</exception>
    public static OpeningHours Of(CentreSettings centre, Holidays holidays)
    {
        var told = DayKeys.Select(day => centre[$"opening.{day}"]).ToArray();
        var hours = new OpeningHours(holidays) { IsKnown = told.Any(text => text is not null) };
        for (var day = 0; day < told.Length; day++) hours.week[day] = Read(told[day], DayKeys[day]);
        return hours;
    }

    public bool IsOpen(DateTimeOffset now)
    {
        var here = now.ToOffset(Offset);
        var time = TimeOnly.FromTimeSpan(here.TimeOfDay);
        return Of(DateOnly.FromDateTime(here.DateTime)).Any(span => span.From <= time && time < span.To);
    }

    /// <summary>When it opens next, in words: "13:00 hôm nay", "07:00 thứ hai 30/11"; null if unknown.</summary>
    public string? OpensNext(DateTimeOffset now)
    {
        if (!IsKnown) return null;
        var here = now.ToOffset(Offset);
        var today = DateOnly.FromDateTime(here.DateTime);
        for (var ahead = 0; ahead <= DaysAhead; ahead++)
        {
            var day = today.AddDays(ahead);
            foreach (var (from, _) in Of(day))
            {
                if (ahead == 0 && from <= TimeOnly.FromTimeSpan(here.TimeOfDay)) continue;
                var name = ahead == 0 ? "hôm nay" : DayNames[(int)day.DayOfWeek];
                return string.Create(CultureInfo.InvariantCulture, $"{from:HH\\:mm} {name} {day:dd/MM}");
            }
        }
        return null;
    }

    private (TimeOnly From, TimeOnly To)[] Of(DateOnly day) => holidays.On(day) is null ? week[(int)day.DayOfWeek] : [];

    private static (TimeOnly, TimeOnly)[] Read(string? text, string day)
    {
        if (text is null) return [];
        var spans = new List<(TimeOnly, TimeOnly)>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('-', StringSplitOptions.TrimEntries) is not [var from, var to]
                || !TimeOnly.TryParseExact(from, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var begins)
                || !TimeOnly.TryParseExact(to, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var ends) || ends <= begins)
                throw new FormatException($"centre.yaml: opening.{day} is \"{text}\"; write hours like \"07:00-11:00, 13:00-17:00\", or nothing.");
            spans.Add((begins, ends));
        }
        return [.. spans];
    }
}
