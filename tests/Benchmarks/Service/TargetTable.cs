using System.Globalization;

namespace VinhPhong.Benchmarks.Service;

/// <summary>What was measured beside what was aimed at.</summary>
internal sealed class TargetTable
{
    private readonly List<(string What, double Measured, string Target, bool Met)> rows = [];

    public void AtLeast(string what, double measured, double target) => rows.Add((what, measured, $"≥ {Number(target)}", measured >= target));

    public void AtMost(string what, double measured, double target) => rows.Add((what, measured, $"≤ {Number(target)}", measured <= target));

    /// <summary>Prints it as Markdown; false if anything was missed.</summary>
    public bool Print()
    {
        Console.WriteLine("| measure | result | target | |");
        Console.WriteLine("| --- | ---: | ---: | --- |");
        foreach (var (what, measured, target, met) in rows) Console.WriteLine($"| {what} | {Number(measured)} | {target} | {(met ? "met" : "not met")} |");
        return rows.TrueForAll(row => row.Met);
    }

    private static string Number(double number) => number.ToString(number < 10 ? "0.##" : "0.#", CultureInfo.InvariantCulture);
}
