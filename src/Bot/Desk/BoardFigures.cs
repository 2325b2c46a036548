using Microsoft.EntityFrameworkCore;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Desk.Opening;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Desk;

/// <summary>Today's hand-offs in numbers; a day begins at midnight here.</summary>
internal sealed record DayFigures(int Requested, IReadOnlyList<(HandOffEnding Ending, int Count)> Endings, int Satisfied, int NotSatisfied, int NoWord);

/// <summary>The numbers a supervisor looks at.</summary>
internal sealed class BoardFigures(BotDbFactory databases, TimeProvider time)
{
    public async Task<DayFigures> TodayAsync(CancellationToken cancellationToken)
    {
        var here = time.GetUtcNow().ToOffset(OpeningHours.Offset);
        var midnight = new DateTimeOffset(here.Date, OpeningHours.Offset);
        await using var db = databases.Create();
        var requested = await db.HandOffs.CountAsync(row => row.RequestedAt >= midnight, cancellationToken);
        var ended = db.HandOffs.Where(row => row.EndedAt != null && row.EndedAt >= midnight);
        var endings = await ended.GroupBy(row => row.Ending).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var words = await ended.Where(row => row.AskedSatisfied).GroupBy(row => row.Satisfied).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        return new DayFigures(
            requested, [.. endings.Where(one => one.Key is not null).Select(one => (one.Key!.Value, one.Count)).OrderByDescending(one => one.Count)],
            words.Find(one => one.Key == true)?.Count ?? 0, words.Find(one => one.Key == false)?.Count ?? 0, words.Find(one => one.Key == null)?.Count ?? 0);
    }
}
