using VinhPhong.Peers.Tests;

[assembly: AssemblyFixture(typeof(SharedServer))]

namespace VinhPhong.Peers.Tests;

/// <summary>One running service for all tests that neither stop it nor need other settings; every test talks in conversations of its own.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    /// <summary>A resident sees at once that the assistant is at work, so that tests see it too.</summary>
    internal ServerProcess Server { get; } = new(new Dictionary<string, string> { ["Conversations__TypingAfter"] = "00:00:00", ["DirectLine__UploadsPerMinute"] = "1000" });

    public async ValueTask InitializeAsync() => await Server.StartAsync(CancellationToken.None);

    public ValueTask DisposeAsync()
    {
        Server.Dispose();
        return ValueTask.CompletedTask;
    }
}
