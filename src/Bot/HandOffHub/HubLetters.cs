using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Conversations.Outbox;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.HandOffHub;

/// <summary>Rows of the outbox as the activities that the hub gets; the same row gives the same activity each time, under the same id.</summary>
internal sealed class HubLetters(BotDbFactory databases)
{
    private const int MostInTranscript = 100;

    /// <summary>Characters; of a longer transcript the oldest part is left out.</summary>
    private const int LongestTranscript = 500_000;

    /// <summary>Null if the resident was forgotten meanwhile and nothing is left to tell.</summary>
    public async Task<Activity?> WriteAsync(Outgoing row, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var conversation = await db.Conversations.AsNoTracking().FirstAsync(one => one.Id == row.ConversationId, cancellationToken);
        var handOff = await db.HandOffs.AsNoTracking().FirstOrDefaultAsync(one => one.Reference == row.Reference, cancellationToken);
        if (handOff is null) return null;
        if (row.Kind == ToHub.CompletedKind) return Completed(row, conversation, handOff);
        if (conversation.ForgottenAt is not null) return null;
        return row.Kind == ToHub.InitiateKind
            ? Initiate(row, conversation, handOff, await TranscriptAsync(db, row, cancellationToken))
            : await MessageAsync(db, row, cancellationToken);
    }

    private static Activity Initiate(Outgoing row, Conversation conversation, HandOffCase handOff, string transcript)
    {
        var last = Conversation.ActivityId(row.ConversationId, row.Sequence);
        return Event(row, conversation, "handoff.initiate", JsonSerializer.SerializeToElement(new InitiateValue(handOff.Reference, handOff.Office, handOff.Reason, handOff.Urgent, handOff.Question), HubJson.Default.InitiateValue)) with
        {
            ReplyToId = last,
            RelatesTo = new ConversationReference
            {
                ActivityId = last,
                User = Resident(conversation),
                Bot = Participants.Assistant,
                Conversation = new ConversationAccount { Id = conversation.Id },
                ChannelId = conversation.Channel,
                Locale = conversation.Locale,
            },
            Attachments = [new Attachment { ContentType = "application/json", Name = "Transcript", Content = JsonSerializer.Deserialize<JsonElement>(transcript) }],
        };
    }

    private static Activity Completed(Outgoing row, Conversation conversation, HandOffCase handOff) =>
        Event(row, conversation, "handoff.status", JsonSerializer.SerializeToElement(new StatusValue("completed", handOff.Reference, handOff.Ending?.ToString()), HubJson.Default.StatusValue));

    private static Activity Event(Outgoing row, Conversation conversation, string name, JsonElement value) => new()
    {
        Type = ActivityTypes.Event,
        Id = $"{row.Reference}|{row.Kind}",
        Timestamp = row.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture),
        Name = name,
        Value = value,
        ChannelId = conversation.Channel,
        From = Participants.Assistant,
        Conversation = new ConversationAccount { Id = conversation.Id },
        Entities = [],
    };

    private static ChannelAccount Resident(Conversation conversation) => new() { Id = conversation.UserId ?? "user", Role = "user" };

    private static async Task<Activity?> MessageAsync(BotDb db, Outgoing row, CancellationToken cancellationToken)
    {
        var stored = await db.Activities.AsNoTracking().FirstOrDefaultAsync(one => one.ConversationId == row.ConversationId && one.Sequence == row.Sequence, cancellationToken);
        return stored is null ? null : ActivityJson.Read(stored.Json);
    }

    private static async Task<string> TranscriptAsync(BotDb db, Outgoing row, CancellationToken cancellationToken)
    {
        var newest = await db.Activities.AsNoTracking().Where(one => one.ConversationId == row.ConversationId && one.Sequence <= row.Sequence && one.Type == ActivityTypes.Message)
            .OrderByDescending(one => one.Sequence).Take(MostInTranscript).Select(one => one.Json).ToListAsync(cancellationToken);
        var length = 0;
        var kept = newest.TakeWhile(json => (length += json.Length) <= LongestTranscript).Reverse();
        return new StringBuilder("{\"activities\":[").AppendJoin(',', kept).Append("]}").ToString();
    }

    internal sealed record InitiateValue(string Reference, string Office, string Reason, bool Urgent, string Question);

    internal sealed record StatusValue(string State, string Reference, string? Ending);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HubLetters.InitiateValue))]
[JsonSerializable(typeof(HubLetters.StatusValue))]
internal sealed partial class HubJson : JsonSerializerContext;
