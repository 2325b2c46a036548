using Microsoft.EntityFrameworkCore;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Conversations;

/// <summary>The notices that show above every chat now. Every page asks for them, so they are read from the store only every few seconds.</summary>
internal sealed class ChatNotices(BotDbFactory databases, TimeProvider time) : IDisposable
{
    private const int Most = 20;
    private static readonly TimeSpan ReadEvery = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim reading = new(1);
    private (DateTimeOffset At, IReadOnlyList<ChatNotice> Notices) last = (DateTimeOffset.MinValue, []);

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<ChatNotice>> NowAsync(CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            if (time.GetUtcNow() - last.At >= ReadEvery) last = (time.GetUtcNow(), await ReadAsync(cancellationToken));
            return last.Notices;
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>The same as the store has it this moment.</summary>
    public async Task<IReadOnlyList<ChatNotice>> ReadAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = databases.Create();
        return await db.Set<ChatNotice>().AsNoTracking().Where(row => row.From <= now && row.Until > now).OrderByDescending(row => row.From).Take(Most).ToListAsync(cancellationToken);
    }

    public void Dispose() => reading.Dispose();

    public static void Map(ModelBuilder model) => model.Entity<ChatNotice>().HasKey(row => row.Id);
}
