using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace VinhPhong.Peers.Tests;

/// <summary>Runs a case of <c>peers/</c>: the official client on Node, against a running service.</summary>
internal static class Peer
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    /// <summary>The folder of this project, where npm has put the clients.</summary>
    public static string Home { get; } = FindHome(AppContext.BaseDirectory);

    public static void SkipWithoutClients() =>
        Assert.SkipUnless(Directory.Exists(Path.Combine(Home, "node_modules", "botframework-directlinejs")), "The official clients are not installed; run \"npm ci\" in tests/Peers.Tests.");

    /// <summary>Runs one case, which may be told more by its environment; fails with what the client saw and what the service wrote.</summary>
    public static async Task RunAsync(ServerProcess server, string group, string name, Dictionary<string, string>? told = null)
    {
        SkipWithoutClients();
        using var time = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        time.CancelAfter(Longest);
        var start = new ProcessStartInfo("node", [Path.Combine(Home, "peers", "run.cjs"), group, name])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["SERVER"] = server.Address.GetLeftPart(UriPartial.Authority), ["SECRET"] = server.Secret },
        };
        foreach (var (variable, value) in told ?? []) start.Environment[variable] = value;
        using var node = Process.Start(start)!;
        var errors = new ConcurrentQueue<string>();
        node.ErrorDataReceived += (_, line) => errors.Enqueue(line.Data ?? "");
        node.BeginErrorReadLine();
        try
        {
            while (await node.StandardOutput.ReadLineAsync(time.Token) is { } line)
            {
                if (Asked(line) is not { } asked) continue;
                await DoAsync(server, asked, time.Token);
                await node.StandardInput.WriteLineAsync("done");
            }
            await node.WaitForExitAsync(time.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail(Told($"The case did not end within {Longest}.", errors, server));
        }
        finally
        {
            if (!node.HasExited) node.Kill();
        }
        if (node.ExitCode != 0) Assert.Fail(Told($"{group}.{name} failed.", errors, server));
    }

    private static string? Asked(string line) => line.StartsWith("{\"ask\":", StringComparison.Ordinal) ? JsonDocument.Parse(line).RootElement.GetProperty("ask").GetString() : null;

    private static Task DoAsync(ServerProcess server, string asked, CancellationToken cancellationToken)
    {
        switch (asked)
        {
            case "stop": return server.StopAsync(cancellationToken);
            case "start": return server.StartAsync(cancellationToken);
            case "kill":
                server.Kill();
                return Task.CompletedTask;
            default: throw new ArgumentException($"A case asks for \"{asked}\", which nobody can do.", nameof(asked));
        }
    }

    private static string Told(string what, IEnumerable<string> errors, ServerProcess server) =>
        new StringBuilder(what).AppendLine().AppendJoin('\n', errors).AppendLine().AppendLine("The service wrote:").Append(server.Output).ToString();

    private static string FindHome(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "peers", "run.cjs"))) return at.FullName;
        }
        throw new DirectoryNotFoundException($"There is no peers/run.cjs above {folder}.");
    }
}
