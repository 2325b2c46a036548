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

    /// <summary>The welcome says the same in every conversation.</summary>
    private const string Welcome = "%\"outcome\":\"welcome\"%";

    /// <summary>Conversations in which all words stand in one message, the newest first.</summary>
    public async Task<IReadOnlyList<FoundConversation>> FindAsync(string words, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var asked = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        await using var db = databases.Create();
        var messages = db.Activities.AsNoTracking().Where(row => row.Type == ActivityTypes.Message && row.At >= from && row.At < to && !EF.Functions.Like(row.Json, Welcome));
        foreach (var word in asked)
        {
            var (written, small) = (Pattern(word), Pattern(word.ToLowerInvariant())); // as written too: SQLite makes no small đ of a Đ
            messages = messages.Where(row => EF.Functions.Like(row.Json, written, "\\") || EF.Functions.Like(row.Json.ToLower(), small, "\\"));
        }
        var found = new Dictionary<string, (DateTimeOffset At, string Text)>(StringComparer.Ordinal);
        await foreach (var row in messages.OrderByDescending(row => row.At).Select(row => new { row.ConversationId, row.At, row.Json }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (found.ContainsKey(row.ConversationId) || ActivityJson.Read(row.Json).Text is not { } text) continue;
            if (!asked.All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase))) continue; // it stood on a button
            found[row.ConversationId] = (row.At, text);
            if (found.Count == Most) break;
        }
        string[] ids = [.. found.Keys];
        var channels = await db.Conversations.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Channel, StringComparer.Ordinal, cancellationToken);
        return [.. found.Select(one => new FoundConversation(one.Key, channels.GetValueOrDefault(one.Key, ""), one.Value.At, Around(asked[0], one.Value.Text))).OrderByDescending(one => one.At)];
    }

    private static string Pattern(string word) =>
        $"%{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";

    /// <summary>The piece of a message around a word; its beginning if the word is covered.</summary>
    private static string Around(string word, string said)
    {
        var text = PersonalData.Mask(said);
        if (text.Length <= LongestLine) return text;
        var from = Math.Clamp(text.IndexOf(word, StringComparison.OrdinalIgnoreCase) - (LongestLine / 2), 0, text.Length - LongestLine);
        return string.Concat(from > 0 ? "…" : "", text.AsSpan(from, LongestLine), from + LongestLine < text.Length ? "…" : "");
    }
}
