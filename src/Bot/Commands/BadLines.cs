using System.Globalization;
using VinhPhong.Bot.Language;
using VinhPhong.Knowledge.Measuring;

namespace VinhPhong.Bot.Commands;

/// <summary>Says which lines of a file are wrong, one message each.</summary>
internal static class BadLines
{
    public static async Task<int> ReportAsync(string file, IReadOnlyList<BadLine> bad)
    {
        foreach (var line in bad)
            await Console.Error.WriteLineAsync(string.Format(CultureInfo.InvariantCulture, Screen.BadLine, file, line.Line, line.Problem));
        return CommandLine.BadInput;
    }
}
