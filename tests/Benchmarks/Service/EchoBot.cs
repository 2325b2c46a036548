using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace VinhPhong.Benchmarks.Service;

/// <summary>An echo bot of the official SDK on Node, state in memory, and the channel it answers to, which is ours.</summary>
internal sealed class EchoBot : IAsyncDisposable
{
    private const string Script = "echo-bot.js";

    private readonly ConcurrentDictionary<string, EchoTalk> talks = new(StringComparer.Ordinal);
    private readonly WebApplication channel;
    private readonly Process bot;
    private long heardBytes;
    private long heardCount;

    private EchoBot(int answerBytes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        channel = builder.Build();
        channel.Run(HearAsync);
        channel.StartAsync().GetAwaiter().GetResult();
        var port = FreePort();
        Address = new Uri($"http://127.0.0.1:{port}/api/messages");
        var start = new ProcessStartInfo("node", [Script]) { WorkingDirectory = Folder, RedirectStandardOutput = true };
        start.Environment["PORT"] = port.ToString(CultureInfo.InvariantCulture);
        start.Environment["ANSWER_LENGTH"] = answerBytes.ToString(CultureInfo.InvariantCulture);
        start.Environment["NODE_ENV"] = "production";
        bot = Process.Start(start)!;
    }

    public Uri Address { get; }

    public string ServiceUrl => channel.Urls.First();

    public int ProcessId => bot.Id;

    /// <summary>Mean bytes of an answer.</summary>
    public long AnswerBytes => heardBytes / Math.Max(1, heardCount);

    private static string Folder => Path.Combine(Path.GetDirectoryName(RepositoryData.Folder)!, "tests", "Benchmarks", "echo-bot");

    public static async Task<EchoBot> StartAsync(int answerBytes, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
        {
            using var install = Process.Start(new ProcessStartInfo("npm", ["ci"]) { WorkingDirectory = Folder })!;
            await install.WaitForExitAsync(cancellationToken);
            if (install.ExitCode != 0) throw new InvalidOperationException($"npm ci failed in {Folder}.");
        }
        var echo = new EchoBot(answerBytes);
        await echo.bot.StandardOutput.ReadLineAsync(cancellationToken);
        return echo;
    }

    public EchoTalk Begin(HttpClient client, Questions questions, int number)
    {
        var talk = new EchoTalk(client, questions, this, $"echo-{number}");
        talks[talk.Id] = talk;
        return talk;
    }

    public async ValueTask DisposeAsync()
    {
        bot.Kill();
        await bot.WaitForExitAsync();
        bot.Dispose();
        await channel.DisposeAsync();
    }

    /// <summary>POST /v3/conversations/{conversation}/activities/{replyTo}</summary>
    private async Task HearAsync(HttpContext context)
    {
        var at = Stopwatch.GetTimestamp();
        Interlocked.Add(ref heardBytes, context.Request.ContentLength ?? 0);
        Interlocked.Increment(ref heardCount);
        await context.Request.Body.CopyToAsync(Stream.Null);
        if (talks.TryGetValue(context.Request.Path.Value!.Split('/')[3], out var talk)) talk.Hear(at);
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("""{"id":"1"}""");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
