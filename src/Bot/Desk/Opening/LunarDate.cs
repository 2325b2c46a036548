namespace VinhPhong.Bot.Desk.Opening;

/// <summary>
/// A day of the Vietnamese lunar calendar, reckoned for the meridian 105° E as Quyết định 121-CP of 8/8/1967 has it: the month with the new moon begins on the
/// day of that new moon, and month 11 holds the winter solstice. New moon and sun after J. Meeus, Astronomical Algorithms (1998), chapters 25 and 49, to the
/// precision of a day that this needs; the framework's Chinese calendar differs in some years (Tết 2007 and 2030), because it is reckoned for 120° E.
/// </summary>
internal readonly record struct LunarDate(int Year, int Month, int Day, bool IsLeap)
{
    private const double HoursEast = 7;
    private const double NewMoonEvery = 29.530588861;

    public static LunarDate Of(DateOnly day)
    {
        var number = JulianDay(day);
        var k = (int)((number - 2451550.1) / NewMoonEvery) + 1;
        var monthStart = NewMoonDay(k);
        while (monthStart > number) monthStart = NewMoonDay(--k);
        while (NewMoonDay(k + 1) <= number) monthStart = NewMoonDay(++k);
        var year = day.Year;
        var eleventh = Eleventh(year);
        var nextEleventh = eleventh;
        if (eleventh > monthStart) eleventh = Eleventh(year - 1);
        else (nextEleventh, year) = (Eleventh(year + 1), year + 1);
        var months = (int)Math.Round((monthStart - eleventh) / NewMoonEvery);
        var (month, isLeap) = (months + 11, false);
        if (nextEleventh - eleventh > 365)
        {
            var leap = LeapMonth(eleventh);
            if (months >= leap) (month, isLeap) = (months + 10, months == leap);
        }
        if (month > 12) month -= 12;
        if (month >= 11 && months < 4) year--;
        return new LunarDate(year, month, number - monthStart + 1, isLeap);
    }

    private static int JulianDay(DateOnly day) => day.DayNumber + 1721426;

    /// <summary>The day, here, of the k-th new moon after 6 January 2000.</summary>
    private static int NewMoonDay(int k)
    {
        var t = k / 1236.85;
        var (t2, t3) = (t * t, t * t * t);
        var mean = 2451550.09766 + (NewMoonEvery * k) + (0.00015437 * t2) - (0.000000150 * t3);
        var sun = Rad(2.5534 + (29.10535670 * k) - (0.0000014 * t2));
        var moon = Rad(201.5643 + (385.81693528 * k) + (0.0107582 * t2));
        var latitude = Rad(160.7108 + (390.67050284 * k) - (0.0016118 * t2));
        var node = Rad(124.7746 - (1.56375588 * k) + (0.0020672 * t2));
        var e = 1 - (0.002516 * t);
        var correction = (-0.40720 * Math.Sin(moon)) + (0.17241 * e * Math.Sin(sun)) + (0.01608 * Math.Sin(2 * moon)) + (0.01039 * Math.Sin(2 * latitude))
            + (0.00739 * e * Math.Sin(moon - sun)) - (0.00514 * e * Math.Sin(moon + sun)) + (0.00208 * e * e * Math.Sin(2 * sun)) - (0.00111 * Math.Sin(moon - (2 * latitude)))
            - (0.00057 * Math.Sin(moon + (2 * latitude))) + (0.00056 * e * Math.Sin((2 * moon) + sun)) - (0.00042 * Math.Sin(3 * moon)) + (0.00042 * e * Math.Sin(sun + (2 * latitude)))
            + (0.00038 * e * Math.Sin(sun - (2 * latitude))) - (0.00024 * e * Math.Sin((2 * moon) - sun)) - (0.00017 * Math.Sin(node));
        return DayHere(mean + correction - DeltaT(k));
    }

    /// <summary>Terrestrial minus universal time, in days: about 64 s in 2000 and growing by half a second a year.</summary>
    private static double DeltaT(int k) => (63.8 + (0.5 * k / 12.3685)) / 86400;

    private static int DayHere(double julian) => (int)Math.Floor(julian + 0.5 + (HoursEast / 24));

    /// <summary>The first day of the month that holds the winter solstice of a year.</summary>
    private static int Eleventh(int year)
    {
        var off = JulianDay(new DateOnly(year, 12, 31)) - 2415021;
        var k = (int)(off / NewMoonEvery) - 1236;
        while (NewMoonDay(k + 1) <= JulianDay(new DateOnly(year, 12, 31))) k++;
        while (NewMoonDay(k) > JulianDay(new DateOnly(year, 12, 31))) k--;
        var start = NewMoonDay(k);
        return SunSector(start) >= 9 ? NewMoonDay(k - 1) : start;
    }

    /// <summary>In which twelfth of its yearly way the sun is at the beginning of a day here; 9 begins with the winter solstice.</summary>
    private static int SunSector(int day) => (int)(SunLongitude(day - 0.5 - (HoursEast / 24)) / 30);

    private static double SunLongitude(double julian)
    {
        var t = (julian - 2451545.0) / 36525;
        var anomaly = Rad(357.52911 + (35999.05029 * t) - (0.0001537 * t * t));
        var centre = ((1.914602 - (0.004817 * t)) * Math.Sin(anomaly)) + ((0.019993 - (0.000101 * t)) * Math.Sin(2 * anomaly)) + (0.000289 * Math.Sin(3 * anomaly));
        var node = Rad(125.04 - (1934.136 * t));
        var longitude = 280.46646 + (36000.76983 * t) + (0.0003032 * t * t) + centre - 0.00569 - (0.00478 * Math.Sin(node));
        return ((longitude % 360) + 360) % 360;
    }

    /// <summary>How many months after month 11 the leap month comes: the first in which the sun enters no new twelfth.</summary>
    private static int LeapMonth(int eleventh)
    {
        var k = (int)Math.Round((eleventh - 2451550.1) / NewMoonEvery);
        var i = 1;
        var sector = SunSector(NewMoonDay(k + i));
        int before;
        do
        {
            before = sector;
            i++;
            sector = SunSector(NewMoonDay(k + i));
        }
        while (sector != before && i < 14);
        return i - 1;
    }

    private static double Rad(double degrees) => degrees % 360 * Math.PI / 180;
}
