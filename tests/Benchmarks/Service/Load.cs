using System.Diagnostics;

namespace VinhPhong.Benchmarks.Service;

/// <summary>What a load gave: turns in a second, and how long an answer took.</summary>
internal sealed record LoadResult(int Turns, double TurnsPerSecond, TimeSpan Half, TimeSpan NinetyNine, TimeSpan Longest)
{
    public static LoadResult Of(IEnumerable<long> ticks, TimeSpan during)
    {
        long[] sorted = [.. ticks.Order()];
        return new LoadResult(sorted.Length, sorted.Length / during.TotalSeconds, At(0.5), At(0.99), At(1));

        TimeSpan At(double part) => Stopwatch.GetElapsedTime(0, sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * part))]);
    }
}

/// <summary>Two ways to put a service under load.</summary>
internal static class Load
{
    /// <summary>Closed loop: every resident asks anew as soon as the answer is there. Gives the most turns the service can do.</summary>
    public static async Task<LoadResult> ClosedAsync(IReadOnlyList<ITalk> talks, TimeSpan during, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        var taken = await Task.WhenAll(talks.Select((talk, index) => Task.Run(() => AskUntilAsync(talk, index), cancellationToken)));
        return LoadResult.Of(taken.SelectMany(all => all), Stopwatch.GetElapsedTime(begun));

        async Task<List<long>> AskUntilAsync(ITalk talk, int question)
        {
            var all = new List<long>();
            while (Stopwatch.GetElapsedTime(begun) < during)
            {
                var asked = Stopwatch.GetTimestamp();
                all.Add(await talk.AskAsync(question += talks.Count, cancellationToken) - asked);
            }
            return all;
        }
    }

    /// <summary>Open loop: questions come at their time, however the service is doing; an answer is timed from the moment its question was due.</summary>
    public static async Task<LoadResult> OpenAsync(IReadOnlyList<ITalk> talks, int perSecond, TimeSpan during, CancellationToken cancellationToken)
    {
        var asking = new Task<long>[(int)(perSecond * during.TotalSeconds)];
        var begun = Stopwatch.GetTimestamp();
        for (var number = 0; number < asking.Length; number++)
        {
            var due = begun + number * Stopwatch.Frequency / perSecond;
            while (Stopwatch.GetTimestamp() < due) await Task.Delay(1, cancellationToken);
            asking[number] = AskAsync(talks[number % talks.Count], number, due);
        }
        return LoadResult.Of(await Task.WhenAll(asking), Stopwatch.GetElapsedTime(begun));

        async Task<long> AskAsync(ITalk talk, int question, long due) => await talk.AskAsync(question, cancellationToken) - due;
    }
}
