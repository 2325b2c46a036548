using VinhPhong.Hosting;

namespace VinhPhong.Benchmarks.Service;

/// <summary><c>service</c>: the whole service over real sockets, its store on disk, beside an echo bot of the official SDK that keeps all in memory.</summary>
internal static class ServiceBenchmark
{
    private const int Conversations = 200;
    private const int IdleClients = 1000;
    private const int OpenPerSecond = 200;

    /// <summary>What the SDK adds to the text of an answer.</summary>
    private const int EnvelopeBytes = 600;

    private const int UsualAnswerBytes = 2600;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan During = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(15);

    private static readonly Questions Questions = new();

    /// <summary>The processor time of a turn is what a busy machine blurs least.</summary>
    private sealed record Measured(LoadResult Closed, LoadResult Open, TimeSpan ProcessorPerTurn, double PeakMegabytes, long AnswerBytes);

    /// <summary>Everything, or one part of it while that part is worked on.</summary>
    public static async Task<int> RunAsync(string[] options)
    {
        var cancellationToken = CancellationToken.None;
        var table = new TargetTable();
        if (Wants("idle")) table.AtMost("1,000 idle WebSocket clients, MB", await IdleAsync(cancellationToken), 100);
        var ours = Wants("ours") ? await OursAsync(cancellationToken) : null;
        var echo = Wants("echo") ? await EchoAsync((int)(ours?.AnswerBytes ?? UsualAnswerBytes) - EnvelopeBytes, cancellationToken) : null;
        if (ours is not null)
        {
            table.AtLeast("turns/s, 200 conversations asking at once", ours.Closed.TurnsPerSecond, 400);
            table.AtMost("p50 at 200 turns/s, ms", ours.Open.Half.TotalMilliseconds, 15);
            table.AtMost("p99 at 200 turns/s, ms", ours.Open.NinetyNine.TotalMilliseconds, 150);
            table.AtMost("resident memory, peak under load, MB", ours.PeakMegabytes, 300);
        }
        if (ours is not null && echo is not null)
        {
            table.AtLeast("turns/s, as a part of the echo bot's", ours.Closed.TurnsPerSecond / echo.Closed.TurnsPerSecond, 1);
            table.AtMost("p50 at 200 turns/s, as a part of the echo bot's", ours.Open.Half / echo.Open.Half, 1);
            table.AtMost("p99 at 200 turns/s, as a part of the echo bot's", ours.Open.NinetyNine / echo.Open.NinetyNine, 1);
        }
        return table.Print() ? 0 : 1;

        bool Wants(string part) => options.Length == 0 || options.Contains(part);
    }

    /// <summary>How much a fresh service grows by a thousand clients that are connected and silent.</summary>
    private static async Task<double> IdleAsync(CancellationToken cancellationToken)
    {
        using var server = new ServerProcess();
        await server.StartAsync(cancellationToken);
        using var client = Client(server.Address);
        var some = await BeginAsync(client, server, Conversations / 10, cancellationToken); // so that code is not counted
        await Task.Delay(Settling, cancellationToken);
        var before = ProcessUse.ResidentMegabytes(server.ProcessId);
        var all = await BeginAsync(client, server, IdleClients, cancellationToken);
        await Task.Delay(Settling, cancellationToken);
        var after = ProcessUse.ResidentMegabytes(server.ProcessId);
        End([.. some, .. all]);
        return after - before;
    }

    private static async Task<Measured> OursAsync(CancellationToken cancellationToken)
    {
        using var server = new ServerProcess();
        await server.StartAsync(cancellationToken);
        using var client = Client(server.Address);
        var talks = await BeginAsync(client, server, Conversations, cancellationToken);
        var (closed, open, processor) = await MeasureAsync(talks, server.ProcessId, cancellationToken);
        var peak = ProcessUse.PeakMegabytes(server.ProcessId);
        End(talks);
        return Describe("ours, on disk", new Measured(closed, open, processor, peak, OurTalk.Heard.Bytes / OurTalk.Heard.Count));
    }

    private static async Task<Measured> EchoAsync(int answerBytes, CancellationToken cancellationToken)
    {
        using var client = Client(null);
        await using var bot = await EchoBot.StartAsync(answerBytes, cancellationToken);
        ITalk[] talks = [.. Enumerable.Range(0, Conversations).Select(number => bot.Begin(client, Questions, number))];
        var (closed, open, processor) = await MeasureAsync(talks, bot.ProcessId, cancellationToken);
        return Describe("echo bot, in memory", new Measured(closed, open, processor, ProcessUse.PeakMegabytes(bot.ProcessId), bot.AnswerBytes));
    }

    private static async Task<(LoadResult Closed, LoadResult Open, TimeSpan ProcessorPerTurn)> MeasureAsync(IReadOnlyList<ITalk> talks, int processId, CancellationToken cancellationToken)
    {
        await Load.ClosedAsync(talks, WarmUp, cancellationToken); // until the code is compiled
        var before = ProcessUse.Processor(processId);
        var closed = await Load.ClosedAsync(talks, During, cancellationToken);
        var processor = (ProcessUse.Processor(processId) - before) / closed.Turns;
        var open = await Load.OpenAsync(talks, OpenPerSecond, During, cancellationToken);
        return (closed, open, processor);
    }

    private static HttpClient Client(Uri? address) => new(new SocketsHttpHandler { UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null }) { BaseAddress = address };

    private static async Task<IReadOnlyList<ITalk>> BeginAsync(HttpClient client, ServerProcess server, int count, CancellationToken cancellationToken)
    {
        var talks = new List<ITalk>(count);
        for (var number = 0; number < count; number++) talks.Add(await OurTalk.BeginAsync(client, server.Secret, Questions, cancellationToken));
        return talks;
    }

    private static void End(IEnumerable<ITalk> talks)
    {
        foreach (var talk in talks) talk.Dispose();
    }

    private static Measured Describe(string name, Measured measured)
    {
        var (closed, open) = (measured.Closed, measured.Open);
        Console.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{name}: {closed.TurnsPerSecond:0} turns/s (p50 {Ms(closed.Half)}, p99 {Ms(closed.NinetyNine)}), {measured.ProcessorPerTurn.TotalMilliseconds:0.00} ms of a core a turn; at {open.TurnsPerSecond:0.0} turns/s p50 {Ms(open.Half)}, p99 {Ms(open.NinetyNine)}, longest {Ms(open.Longest)}; {measured.PeakMegabytes:0} MB at most; an answer {measured.AnswerBytes} bytes"));
        return measured;

        static string Ms(TimeSpan time) => time.TotalMilliseconds.ToString("0.0 ms", System.Globalization.CultureInfo.InvariantCulture);
    }
}
