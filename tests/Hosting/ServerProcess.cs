using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VinhPhong.Hosting;

/// <summary>The real service as a process of its own, on its own port and folder, to be stopped, killed and started again.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(90); // the first start of a fresh build may train the index
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "VinhPhong.Bot.dll");

    private readonly StringBuilder output = new();
    private readonly Dictionary<string, string> settings;
    private Process? process;

    public ServerProcess(IReadOnlyDictionary<string, string>? settings = null)
    {
        Folder = Directory.CreateTempSubdirectory("vinhphong-").FullName;
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        this.settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = Address.ToString(),
            ["Storage__Folder"] = Folder,
            ["DirectLine__Secrets__0"] = Secret,
            ["DirectLine__PostsPerMinute"] = "1000000",
            ["DirectLine__StartsPerMinutePerAddress"] = "1000000",
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) this.settings[name] = value;
    }

    public string Secret { get; } = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));

    public string Folder { get; }

    public Uri Address { get; }

    public int ProcessId => process!.Id;

    /// <summary>All that the service has written so far.</summary>
    public string Output
    {
        get { lock (output) return output.ToString(); }
    }

    /// <summary>A setting for the next start.</summary>
    public void Set(string name, string value) => settings[name] = value;

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [Program]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = Folder };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0"; // compiling at start is a fifth faster without
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = Address };
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < ReadyWithin;)
        {
            if (process.HasExited) throw new InvalidOperationException($"The service ended with {process.ExitCode}:\n{Output}");
            try
            {
                using var answer = await client.GetAsync("/health/ready", cancellationToken);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
            }
            await Task.Delay(15, cancellationToken);
        }
        throw new TimeoutException($"The service was not ready within {ReadyWithin}:\n{Output}");
    }

    /// <summary>SIGKILL: no handler of the service runs.</summary>
    public void Kill()
    {
        process!.Kill();
        process.WaitForExit();
    }

    /// <summary>SIGTERM, as a service manager stops it; gives the exit code.</summary>
    public async Task<int> StopAsync(CancellationToken cancellationToken)
    {
        using (var kill = Process.Start("kill", ["-TERM", ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync(cancellationToken);
        await process!.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (process is { HasExited: false }) Kill();
        process?.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private void Keep(string? line)
    {
        lock (output) output.AppendLine(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
