using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using VinhPhong.Bot.Language;
using VinhPhong.Knowledge;
using VinhPhong.Knowledge.Centre;
using VinhPhong.Knowledge.Checks;
using VinhPhong.Knowledge.Documents;
using VinhPhong.Knowledge.Entries;
using VinhPhong.Knowledge.Measuring;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Bot.Commands;

/// <summary><c>faq check</c> says what is wrong in the FAQ set; <c>faq stats</c> counts what is there; <c>faq index</c> trains the index ahead of the first start.</summary>
internal static class FaqCommand
{
    public static Command Create()
    {
        var today = new Option<string?>("--today") { Description = Screen.AboutToday };
        var check = new Command("check", Screen.AboutFaqCheck) { today };
        check.SetAction((parsed, _) => CheckAsync(parsed.GetValue(today)));
        var stats = new Command("stats", Screen.AboutFaqStats);
        stats.SetAction((_, _) => StatsAsync());
        var index = new Command("index", Screen.AboutFaqIndex);
        index.SetAction(_ => Knowing.Load(DataFolder.Locate()).Findings.Count == 0 ? 0 : CommandLine.BadInput);
        return new Command("faq", Screen.AboutFaq) { check, stats, index };
    }

    private static async Task<int> CheckAsync(string? today)
    {
        var day = Knowing.Today();
        if (today is not null && !DateOnly.TryParseExact(today, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            await Console.Error.WriteLineAsync(string.Format(CultureInfo.InvariantCulture, Screen.BadDate, today));
            return CommandLine.BadInput;
        }
        var data = DataFolder.Locate();
        var set = EntrySet.Load(data.Faq);
        var normaliser = Normaliser.Load(data.WordLists);
        var checking = new Checking(set, Topics.Load(data.Topics), CentreSettings.Load(data.Centre), normaliser, TestQuestions.Keys(data, normaliser), day);
        IReadOnlyList<Finding> findings = [.. EntryChecks.Run(checking), .. DocumentSet.Load(data.Documents).Findings];
        if (findings.Count == 0) Published.Load(data, day); // what is not an entry must be readable too; its faults end the command with file and line
        foreach (var finding in findings) await Console.Out.WriteLineAsync(finding.ToString());
        await Console.Out.WriteLineAsync(findings.Count == 0
            ? string.Format(CultureInfo.InvariantCulture, Screen.CheckPassed, set.Filed.Count, set.Filed.Sum(filed => filed.Entry.Questions.Count))
            : string.Format(CultureInfo.InvariantCulture, Screen.CheckFailed, findings.Count));
        return findings.Count == 0 ? 0 : CommandLine.BadInput;
    }

    private static Task<int> StatsAsync()
    {
        var set = EntrySet.Load(DataFolder.Locate().Faq);
        var table = new Table().Title(Screen.StatsTitle).AddColumns(Screen.StatsGroup, Screen.StatsEntries, Screen.StatsNeedsCheck, Screen.StatsPhrasings, Screen.StatsSources);
        foreach (var group in set.Filed.Select(filed => filed.Entry).GroupBy(entry => entry.Group).OrderBy(group => group.Key, StringComparer.Ordinal)) AddRow(table, group.Key, [.. group]);
        AddRow(table, Screen.StatsAll, [.. set.Filed.Select(filed => filed.Entry)]);
        AnsiConsole.Write(table.MarkdownBorder());
        return Task.FromResult(0);
    }

    private static void AddRow(Table table, string name, IReadOnlyList<Entry> entries) => table.AddRow(
        name, Number(entries.Count), Number(entries.Count(entry => entry.Status == EntryStatus.NeedsCheck)),
        Number(entries.Sum(entry => entry.Questions.Count)), Number(entries.SelectMany(entry => entry.Sources).Select(source => source.Document).Distinct().Count()));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
