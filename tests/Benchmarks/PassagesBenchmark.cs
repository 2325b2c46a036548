using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using VinhPhong.Benchmarks.Passages;
using VinhPhong.Knowledge.Search.Passages;

namespace VinhPhong.Benchmarks;

/// <summary>How search grows with the collection: our index, Lucene.NET and SQLite FTS5 on the same passages and questions.</summary>
internal static class PassagesBenchmark
{
    /// <summary>Measures each engine at each size, each in a process of its own so that memory is its own, and prints a table.</summary>
    public static int Run(string[] options)
    {
        string[] sizes = ["1000", "10000", "100000", "1000000"];
        string[] engines = ["ours", "ours-words", "lucene", "sqlite"];
        var minutes = "2";
        for (var i = 0; i + 1 < options.Length; i += 2)
        {
            if (options[i] == "--sizes") sizes = options[i + 1].Split(',');
            else if (options[i] == "--engines") engines = options[i + 1].Split(',');
            else if (options[i] == "--minutes") minutes = options[i + 1];
            else throw new ArgumentException($"{options[i]}: unknown; --sizes, --engines and --minutes are.");
        }
        Console.WriteLine("| Passages | Engine | Build s | Index MB | Resident MB | Peak MB | Questions timed | p50 ms | p99 ms | Max ms | Stop words only ms | 400 words ms |");
        Console.WriteLine("|---:|:---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var size in sizes)
        {
            foreach (var engine in engines) Console.WriteLine(Row(InOwnProcess(engine, size, minutes)));
        }
        return 0;
    }

    /// <summary>Measures one engine at one size and prints the result for <see cref="Run"/>.</summary>
    public static int RunOne(string engine, string size, string minutes)
    {
        using IContender contender = engine switch
        {
            "ours" => new OurIndex("Ours: words and pairs", new PassageScoring()),
            "ours-words" => new OurIndex("Ours: words only", new PassageScoring { PairWeight = 0 }),
            "lucene" => new LuceneIndex(),
            "sqlite" => new SqliteIndex(),
            _ => throw new ArgumentException($"{engine}: unknown; ours, ours-words, lucene and sqlite are."),
        };
        var longest = TimeSpan.FromMinutes(double.Parse(minutes, CultureInfo.InvariantCulture));
        Console.WriteLine(JsonSerializer.Serialize(Measured.Of(contender, int.Parse(size, CultureInfo.InvariantCulture), longest)));
        return 0;
    }

    private static Measured InOwnProcess(string engine, string size, string minutes)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true }; // a program always has a path
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet") start.ArgumentList.Add(typeof(PassagesBenchmark).Assembly.Location);
        foreach (var argument in (string[])["passages-one", engine, size, minutes]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!; // null only where a shell opens a file
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return JsonSerializer.Deserialize<Measured>(printed) ?? throw new InvalidOperationException($"{engine} at {size} printed nothing.");
    }

    private static string Row(Measured m) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {m.Passages:N0} | {m.Engine} | {m.BuildSeconds:F1} | {m.IndexMegabytes} | {m.ResidentMegabytes} | {m.PeakMegabytes} | {m.Questions} | {m.P50:F2} | {m.P99:F2} | {m.Max:F2} | {m.StopWords:F2} | {m.LongestMessage:F2} |");
}
