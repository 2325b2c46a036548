using System.Diagnostics;
using System.Globalization;
using VinhPhong.Hosting;

namespace VinhPhong.Crash.Tests;

/// <summary>
/// The loss of power cannot be tried here; what can is that the system is told to write to the disk before a message is acknowledged.
/// The kernel counts what a process has had written (proc_pid_io(5)); SQLite in WAL with synchronous=FULL calls fdatasync at every commit.
/// </summary>
public sealed class DurabilityTests
{
    [Fact]
    public async Task An_acknowledged_message_is_in_the_log_file_of_the_database()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var server = new ServerProcess();
        await server.StartAsync(cancellationToken);
        var resident = new Resident(server.Address, "r");
        await resident.BeginAsync(server.Secret, cancellationToken);
        using var writing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var all = resident.WriteAsync(writing.Token);
        while (resident.Acknowledged.Count < 3) await Task.Delay(10, cancellationToken);
        server.Kill();
        await writing.CancelAsync();
        await all;
        // Read by a program of its own, from the files alone.
        await using var database = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(server.Folder, "assistant.db")};Pooling=False");
        await database.OpenAsync(cancellationToken);
        await using var command = database.CreateCommand();
        command.CommandText = "SELECT ConversationId || '|' || printf('%07d', Sequence) FROM Activities WHERE Incoming = 1";
        var stored = new HashSet<string>(StringComparer.Ordinal);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) stored.Add(rows.GetString(0));
        Assert.NotEmpty(resident.Acknowledged);
        Assert.All(resident.Acknowledged, id => Assert.Contains(id, stored));
    }

    [Fact]
    public async Task Every_acknowledgement_comes_after_a_flush_to_the_disk()
    {
        var strace = new[] { "/usr/bin/strace", "/bin/strace" }.FirstOrDefault(File.Exists);
        Assert.SkipWhen(strace is null, "strace is not installed; it counts the flushes.");
        var cancellationToken = TestContext.Current.CancellationToken;
        using var server = new ServerProcess();
        await server.StartAsync(cancellationToken);
        var resident = new Resident(server.Address, "r");
        await resident.BeginAsync(server.Secret, cancellationToken);
        var trace = Path.Combine(server.Folder, "trace");
        using var watching = Process.Start(new ProcessStartInfo(strace!, ["-f", "-e", "trace=fdatasync,fsync", "-o", trace, "-p", server.ProcessId.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardError = true })!;
        while (!(await watching.StandardError.ReadLineAsync(cancellationToken) ?? "attached").Contains("attached", StringComparison.Ordinal))
        {
        }
        using var writing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var all = resident.WriteAsync(writing.Token);
        await Task.Delay(1500, cancellationToken);
        await writing.CancelAsync();
        await all;
        server.Kill();
        await watching.WaitForExitAsync(cancellationToken);
        var flushes = File.ReadLines(trace).Count(line => line.Contains("sync(", StringComparison.Ordinal));
        // One writer of one resident: each message waits for a commit of its own.
        Assert.NotEmpty(resident.Acknowledged);
        Assert.True(flushes >= resident.Acknowledged.Count, $"{resident.Acknowledged.Count} messages were acknowledged with {flushes} flushes.");
    }
}
