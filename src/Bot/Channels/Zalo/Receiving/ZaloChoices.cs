using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Channels.Zalo.Receiving;

/// <summary>Where choices went out as numbered text, a number that comes back is the choice.</summary>
internal sealed class ZaloChoices(BotDbFactory databases)
{
    private const int MostDigits = 2;

    public async Task<Activity> ReadAsync(string conversationId, Activity activity, CancellationToken cancellationToken)
    {
        if (activity.Text?.Trim().TrimEnd('.', ')') is not { Length: > 0 and <= MostDigits } said || !int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return activity;
        await using var db = databases.Create();
        var newest = await db.Activities.Where(row => row.ConversationId == conversationId && !row.Incoming && row.Type == ActivityTypes.Message)
            .OrderByDescending(row => row.Sequence).Select(row => row.Json).FirstOrDefaultAsync(cancellationToken);
        if (newest is null) return activity;
        var actions = ActivityJson.Read(newest).SuggestedActions?.Actions ?? [];
        return number >= 1 && number <= actions.Count && actions[number - 1].Title is { } title ? activity with { Text = title } : activity;
    }
}
