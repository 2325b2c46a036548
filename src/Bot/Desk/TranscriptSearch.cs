using Microsoft.EntityFrameworkCore;
using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Storage;
using VinhPhong.Knowledge.Safety;

namespace VinhPhong.Bot.Desk;

/// <summary>A conversation found, with the newest line that has the words.</summary>
internal sealed record FoundConversation(string ConversationId, string Channel, DateTimeOffset At, string Line);

/// <summary>Searches what was said. Words are looked for as they are written, whatever their case; ASCII case only on SQLite.</summary>
internal sealed class TranscriptSearch(BotDbFactory databases)
{
    private const int Most = 50;
    private const int LongestLine = 200;

    /// <summary>Conversations in which all words stand in one message, the newest first.</summary>
    public async Task<IReadOnlyList<FoundConversation>> FindAsync(string words, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var messages = db.Activities.AsNoTracking().Where(row => row.Type == ActivityTypes.Message && row.At >= from && row.At < to);
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var pattern = $"%{word.ToLowerInvariant().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            messages = messages.Where(row => EF.Functions.Like(row.Json.ToLower(), pattern, "\\"));
        }
        var newest = await messages.GroupBy(row => row.ConversationId).Select(group => new { Id = group.Key, Sequence = group.Max(row => row.Sequence), At = group.Max(row => row.At) })
            .OrderByDescending(one => one.At).Take(Most).ToListAsync(cancellationToken);
        var ids = newest.Select(one => one.Id).ToArray();
        var sequences = newest.ToDictionary(one => one.Id, one => one.Sequence, StringComparer.Ordinal);
        var channels = await db.Conversations.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Channel, StringComparer.Ordinal, cancellationToken);
        var wanted = sequences.Values.Distinct().ToArray();
        var lines = await db.Activities.AsNoTracking().Where(row => ids.Contains(row.ConversationId) && wanted.Contains(row.Sequence)).ToListAsync(cancellationToken);
        return [.. newest.Select(one => new FoundConversation(one.Id, channels.GetValueOrDefault(one.Id, ""), one.At, Line(lines.Find(line => line.ConversationId == one.Id && line.Sequence == one.Sequence)?.Json)))];
    }

    private static string Line(string? json)
    {
        var text = json is null ? "" : PersonalData.Mask(ActivityJson.Read(json).Text ?? "");
        return text.Length <= LongestLine ? text : text[..LongestLine] + "…";
    }
}
