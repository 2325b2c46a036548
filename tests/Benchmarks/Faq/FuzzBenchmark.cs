using System.Diagnostics;
using System.Globalization;
using VinhPhong.Knowledge;
using VinhPhong.Knowledge.Answers;

namespace VinhPhong.Benchmarks.Faq;

/// <summary><c>fuzz [count]</c>: random and mutated messages through reading, finding and deciding; none may throw, none may take long.</summary>
internal static class FuzzBenchmark
{
    private const int Count = 1_000_000;

    public static int Run(string[] options)
    {
        var count = options.Length > 0 ? int.Parse(options[0], CultureInfo.InvariantCulture) : Count;
        var data = new DataFolder(RepositoryData.Folder);
        var answerer = new Answerer(new Library(Published.Load(data, FaqQuestions.Today)));
        string[] seeds = [.. FaqQuestions.All(data).SelectMany(question => question.Turns)];
        foreach (var seed in seeds) answerer.Ask(new Question(seed));
        var slowest = (Ticks: 0L, Text: "");
        var over = 0;
        var faults = 0;
        var gate = new Lock();
        var start = Stopwatch.GetTimestamp();
        Parallel.For(0, Environment.ProcessorCount, worker =>
        {
            var random = new Random(worker);
            var mutations = new Mutations(random, seeds);
            for (var i = worker; i < count; i += Environment.ProcessorCount)
            {
                var text = mutations.Next();
                var begin = Stopwatch.GetTimestamp();
                var failed = false;
                try
                {
                    answerer.Ask(new Question(text));
                }
                catch (Exception) when (Note())
                {
                    failed = true;
                }
                var ticks = Stopwatch.GetTimestamp() - begin;
                lock (gate)
                {
                    if (failed) faults++;
                    if (Stopwatch.GetElapsedTime(0, ticks).TotalMilliseconds > 50) over++;
                    if (ticks > slowest.Ticks) slowest = (ticks, text);
                }

                bool Note()
                {
                    Console.Error.WriteLine($"threw on: {System.Text.Json.JsonSerializer.Serialize(text)}");
                    return true;
                }
            }
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{count} messages in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s: {faults} threw, {over} took over 50 ms, slowest {Stopwatch.GetElapsedTime(0, slowest.Ticks).TotalMilliseconds:0.0} ms ({slowest.Text.Length} characters)"));
        return faults == 0 && over == 0 ? 0 : 1;
    }
}
