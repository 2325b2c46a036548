using System.Diagnostics;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Benchmarks.Passages;

/// <summary>One line of the table.</summary>
internal sealed record Measured
{
    private const int WarmUp = 100;
    private const int Rounds = 5;
    private const int Megabyte = 1 << 20;

    private static readonly int[] Best = new int[IContender.Asked];

    public required string Engine { get; init; }

    public required int Passages { get; init; }

    public required double BuildSeconds { get; init; }

    public required long IndexMegabytes { get; init; }

    public required long ResidentMegabytes { get; init; }

    public required long PeakMegabytes { get; init; }

    public required int Questions { get; init; }

    public required double P50 { get; init; }

    public required double P99 { get; init; }

    public required double Max { get; init; }

    /// <summary>A question of nothing but stop words, in milliseconds.</summary>
    public required double StopWords { get; init; }

    /// <summary>The longest message that is read, in milliseconds.</summary>
    public required double LongestMessage { get; init; }

    /// <summary>Builds and asks, on this thread; stops asking when the time is up.</summary>
    public static Measured Of(IContender contender, int size, TimeSpan longest)
    {
        var generated = new GeneratedPassages(RepositoryData.Lines());
        var (words, different) = generated.Learnt;
        Console.Error.WriteLine($"{contender.Name}, {size} passages from {words} real words ({different} different)");
        var build = new Stopwatch();
        foreach (var passage in generated.Make(size))
        {
            var text = string.Join(' ', passage.Select(word => word.Folded));
            build.Start();
            contender.Add(passage, text);
            build.Stop();
        }
        build.Start();
        contender.Finish();
        build.Stop();

        var questions = RepositoryData.Questions().Select(Tokens.Read).Where(question => question.Count > 0).ToArray();
        new Random(1).Shuffle(questions);
        var times = Ask(contender, questions, longest);
        var stopWords = Once(contender, Tokens.Read("cho em hỏi là có được không vậy thì làm sao ạ"));
        var longestMessage = Once(contender, [.. questions.SelectMany(question => question).Take(Tokens.MostWords)]);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return new Measured
        {
            Engine = contender.Name,
            Passages = size,
            BuildSeconds = build.Elapsed.TotalSeconds,
            IndexMegabytes = contender.Bytes / Megabyte,
            ResidentMegabytes = Status("VmRSS:"),
            PeakMegabytes = Status("VmHWM:"),
            Questions = times.Count,
            P50 = Quantile(times, 0.5),
            P99 = Quantile(times, 0.99),
            Max = times[^1],
            StopWords = stopWords,
            LongestMessage = longestMessage,
        };
    }

    /// <summary>The times of single questions in milliseconds, ascending.</summary>
    private static List<double> Ask(IContender contender, List<Word>[] questions, TimeSpan longest)
    {
        var watch = Stopwatch.StartNew();
        foreach (var question in questions.Take(WarmUp).TakeWhile(_ => watch.Elapsed < longest / 4)) contender.Find(question, Best);
        Thread.Sleep(500); // the compiler makes the fast code in the background
        var times = new List<double>();
        watch.Restart();
        foreach (var question in Enumerable.Repeat(questions, Rounds).SelectMany(round => round).TakeWhile(_ => times.Count == 0 || watch.Elapsed < longest))
            times.Add(Time(contender, question));
        times.Sort();
        return times;
    }

    /// <summary>The median of five, or the one time if it is long.</summary>
    private static double Once(IContender contender, List<Word> question)
    {
        var first = Time(contender, question);
        if (first > 1000) return first;
        var times = Enumerable.Range(0, 5).Select(_ => Time(contender, question)).Order().ToArray();
        return times[2];
    }

    private static double Time(IContender contender, List<Word> question)
    {
        var start = Stopwatch.GetTimestamp();
        contender.Find(question, Best);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Quantile(List<double> ascending, double share) => ascending[(int)Math.Ceiling(ascending.Count * share) - 1];

    private static long Status(string name)
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line.AsSpan(name.Length).Trim().TrimEnd(" kB"), System.Globalization.CultureInfo.InvariantCulture) / 1024;
    }
}
