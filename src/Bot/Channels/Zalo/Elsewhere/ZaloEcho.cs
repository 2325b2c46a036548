using Microsoft.EntityFrameworkCore;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Channels.Zalo.Elsewhere;

/// <summary>A message of the account of which nobody knows yet who wrote it.</summary>
internal sealed class ZaloEcho
{
    public required string MessageId { get; init; }

    /// <summary>By which the event is known when it comes again.</summary>
    public required string Key { get; init; }

    public required string UserId { get; init; }

    /// <summary>When it was written, by the platform's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When we heard of it.</summary>
    public required DateTimeOffset CameAt { get; init; }

    /// <summary>Not before this.</summary>
    public required DateTimeOffset DecideAt { get; init; }

    /// <summary>The activity that it becomes if it is somebody else's.</summary>
    public required string Json { get; init; }

    public static void Map(ModelBuilder model)
    {
        var echo = model.Entity<ZaloEcho>();
        echo.ToTable("ZaloEchoes");
        echo.HasKey(row => row.MessageId);
        echo.Property(row => row.MessageId).HasMaxLength(64);
        echo.Property(row => row.Key).HasMaxLength(128);
        echo.Property(row => row.UserId).HasMaxLength(64);
        echo.HasIndex(row => row.DecideAt);
    }
}

/// <summary>The echoes that wait; on the disk, so that an end within their time loses none and takes none of ours for a colleague's.</summary>
internal sealed class ZaloEchoes(BotDbFactory databases, TimeProvider time)
{
    private const int MostAtOnce = 100;

    /// <summary>False if it waits already.</summary>
    public async Task<bool> AddAsync(ZaloEcho echo, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        if (await db.Set<ZaloEcho>().AnyAsync(row => row.MessageId == echo.MessageId, cancellationToken)) return false;
        db.Add(echo);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            if (!await db.Set<ZaloEcho>().AnyAsync(row => row.MessageId == echo.MessageId, cancellationToken)) throw;
            return false; // it came twice at the same moment
        }
    }

    /// <summary>Those whose time has come, oldest first.</summary>
    public async Task<IReadOnlyList<ZaloEcho>> DueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = databases.Create();
        return await db.Set<ZaloEcho>().AsNoTracking().Where(row => row.DecideAt <= now).OrderBy(row => row.At).Take(MostAtOnce).ToListAsync(cancellationToken);
    }

    public async Task RemoveAsync(ZaloEcho echo, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        await db.Set<ZaloEcho>().Where(row => row.MessageId == echo.MessageId).ExecuteDeleteAsync(cancellationToken);
    }
}
