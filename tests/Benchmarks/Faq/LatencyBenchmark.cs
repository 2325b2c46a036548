using System.Diagnostics;
using System.Globalization;
using VinhPhong.Knowledge;
using VinhPhong.Knowledge.Answers;

namespace VinhPhong.Benchmarks.Faq;

/// <summary><c>latency</c>: start to ready, one question on one thread, and what it costs in memory.</summary>
internal static class LatencyBenchmark
{
    private const int Rounds = 10;

    public static int Run()
    {
        var data = new DataFolder(RepositoryData.Folder);
        Published.Load(data, FaqQuestions.Today); // makes the index file if it is not there
        var start = Stopwatch.GetTimestamp();
        var answerer = new Answerer(new Library(Published.Load(data, FaqQuestions.Today)));
        var ready = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        string[] texts = [.. FaqQuestions.All(data).Where(question => question.Turns.Count == 1).Select(question => question.Turns[0])];
        var times = new List<double>();
        var allocated = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var text in texts)
            {
                var asked = Stopwatch.GetTimestamp();
                answerer.Ask(new Question(text));
                if (round >= Rounds / 2) times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds); // the first half is also compiled
            }
            allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / texts.Length;
        }
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"load {ready:0} ms; a question: p50 {times[times.Count / 2]:0.00} ms, p99 {times[(int)(times.Count * 0.99)]:0.00} ms, max {times[^1]:0.0} ms over {times.Count}; {allocated / 1024} KB allocated each; {Environment.WorkingSet >> 20} MB resident"));
        return 0;
    }
}
