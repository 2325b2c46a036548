using System.Globalization;
using VinhPhong.Simulators.Zalo.Chats;

namespace VinhPhong.Simulators.Zalo;

/// <summary>What the platform knows. Whoever reads or changes it holds the gate, and nobody waits for anything while holding it.</summary>
internal sealed class World(ZaloSimulatorOptions options, TimeProvider time)
{
    private readonly Random random = new(options.Seed);

    public Lock Gate { get; } = new();

    public ZaloSimulatorOptions Options => options;

    public TimeProvider Time => time;

    public DateTimeOffset Now => time.GetUtcNow();

    public OaType OaType { get; set; } = options.OaType;

    public ChatBook Chats { get; } = new();

    public Dictionary<string, StoredFile> Files { get; } = new(StringComparer.Ordinal);

    public int PackageMessagesLeft { get; set; } = options.PackageMessages;

    /// <summary>Set once the host knows its port; files are served below it.</summary>
    public Uri Address { get; set; } = options.Listen;

    /// <summary>Above 2^53, so that a client which reads ids as doubles breaks here and not at a resident.</summary>
    public string NewId() => Draw(() => random.NextInt64(1_000_000_000_000_000_000, long.MaxValue)).ToString(CultureInfo.InvariantCulture);

    public string NewMessageId() => Hex(10);

    public string NewToken() => Hex(48);

    public bool Chance(double share) => share > 0 && Draw(random.NextDouble) < share;

    public int Pick(int count) => Draw(() => random.Next(count));

    private string Hex(int bytes)
    {
        var drawn = new byte[bytes];
        lock (Gate) random.NextBytes(drawn);
        return Convert.ToHexStringLower(drawn);
    }

    private T Draw<T>(Func<T> draw)
    {
        lock (Gate) return draw();
    }
}
