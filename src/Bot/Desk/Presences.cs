using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Desk;

/// <summary>Who is at the desk. An open desk gives a sign of life every few seconds; a closed laptop gives none, and is noticed by that.</summary>
internal sealed class Presences(BotDbFactory databases, HandOffChanges changes, TimeProvider time, IOptions<DeskOptions> options)
{
    /// <summary>The officer's desk is open; the state stays as it was, or becomes present at the first sign.</summary>
    public Task SeenAsync(OfficerAtDesk officer, IReadOnlyCollection<string> offices, CancellationToken cancellationToken) => StoreAsync(officer, offices, null, null, cancellationToken);

    /// <summary>He says that he is present, on a break or away.</summary>
    public async Task SetAsync(OfficerAtDesk officer, IReadOnlyCollection<string> offices, PresenceState state, string? reason, CancellationToken cancellationToken)
    {
        await StoreAsync(officer, offices, state, reason, cancellationToken);
        changes.Announce([""]);
    }

    /// <summary>Everyone whose desk is open, whatever their state.</summary>
    public async Task<IReadOnlyList<Presence>> HereAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - options.Value.GoneAfter;
        await using var db = databases.Create();
        return await db.Set<Presence>().AsNoTracking().Where(row => row.LastSeen >= since).OrderBy(row => row.Name).ToListAsync(cancellationToken);
    }

    private async Task StoreAsync(OfficerAtDesk officer, IReadOnlyCollection<string> offices, PresenceState? state, string? reason, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var joined = Presence.Joined(offices);
        await using var db = databases.Create();
        var presences = db.Set<Presence>();
        var known = await presences.FirstOrDefaultAsync(row => row.OfficerId == officer.Id, cancellationToken);
        if (known is null) presences.Add(known = new Presence { OfficerId = officer.Id, Name = officer.Name, Offices = joined, Since = now, LastSeen = now });
        var wasGone = known.LastSeen < now - options.Value.GoneAfter;
        if (state is { } said && said != known.State) (known.State, known.Since) = (said, now);
        else if (wasGone && known.State == PresenceState.Away) (known.State, known.Since) = (PresenceState.Present, now); // opening the desk is coming to work
        if (state is not null) known.Reason = reason;
        (known.Name, known.Offices, known.LastSeen) = (officer.Name, joined, now);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            return; // a second desk of the same officer gave the first sign at the same moment; this one gives the next
        }
        if (wasGone) changes.Announce([""]);
    }
}
