using Microsoft.EntityFrameworkCore;
using VinhPhong.Bot.Accounts.Audit;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Conversations;

/// <summary>One turn of the switch: who turned the assistant on or off, when, and why.</summary>
internal sealed class SwitchTurn
{
    public long Id { get; init; }

    public required bool IsOn { get; init; }

    public required string Reason { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Whether the assistant answers. While it is off everyone who writes is passed to officers; the newest row says which.</summary>
internal sealed class AssistantSwitch(BotDbFactory databases, AuditLog audit, TimeProvider time)
{
    private volatile bool isOff;

    /// <summary>As last read; another instance's turn is seen within seconds.</summary>
    public bool IsOff => isOff;

    public async Task<SwitchTurn?> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var newest = await db.Set<SwitchTurn>().AsNoTracking().OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        isOff = newest is { IsOn: false };
        return newest;
    }

    public async Task TurnAsync(bool on, string reason, OfficerAtDesk by, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        await using var change = await AuditLog.BeginAsync(db, cancellationToken);
        db.Add(new SwitchTurn { IsOn = on, Reason = reason, By = by.Name, At = time.GetUtcNow() });
        await db.SaveChangesAsync(cancellationToken);
        await audit.AppendAsync(db, new DeskAct(by, "assistant.switch").Actor, on ? "assistant.on" : "assistant.off", "", reason, cancellationToken);
        await change.CommitAsync(cancellationToken);
        isOff = !on;
    }

    public static void Map(ModelBuilder model) => model.Entity<SwitchTurn>().ToTable("SwitchTurns").HasKey(row => row.Id);
}
