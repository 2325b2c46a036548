using Microsoft.EntityFrameworkCore;
using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Storage;
using VinhPhong.Knowledge.Safety;

namespace VinhPhong.Bot.Conversations;

/// <summary>Several writes in one transaction: the conversations they concern, loaded together, and what they add.</summary>
internal sealed class Batch
{
    private readonly BotDb db;
    private readonly Dictionary<string, Conversation> conversations;
    private readonly Dictionary<(string Conversation, string Key), long> keys;
    private readonly List<(string Conversation, long Through)> forgotten = [];
    private readonly List<string> anonymised = [];
    private readonly List<(string Conversation, Vote Vote)> votes = [];

    private Batch(BotDb db, DateTimeOffset now, Dictionary<string, Conversation> conversations, Dictionary<(string, string), long> keys) =>
        (this.db, Now, this.conversations, this.keys) = (db, now, conversations, keys);

    public DateTimeOffset Now { get; }

    /// <summary>The activities added, in order.</summary>
    public List<StoredActivity> Added { get; } = [];

    public IEnumerable<Conversation> Conversations => conversations.Values;

    public static async Task<Batch> LoadAsync(BotDb db, IReadOnlyCollection<Write> writes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = writes.Select(write => write.ConversationId).Distinct().ToArray();
        var conversations = await db.Conversations.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, StringComparer.Ordinal, cancellationToken);
        var asked = writes.Where(write => write.Key is not null).ToArray();
        if (asked.Length == 0) return new Batch(db, now, conversations, []);
        var keyed = asked.Select(write => write.ConversationId).Distinct().ToArray();
        var names = asked.Select(write => write.Key).Distinct().ToArray();
        var known = await db.Activities.Where(row => keyed.Contains(row.ConversationId) && names.Contains(row.Key))
            .Select(row => new { row.ConversationId, row.Key, row.Sequence }).ToListAsync(cancellationToken);
        return new Batch(db, now, conversations, known.ToDictionary(row => (row.ConversationId, row.Key!), row => row.Sequence));
    }

    public Conversation? Find(string id) => conversations.GetValueOrDefault(id);

    public void Add(Conversation conversation)
    {
        conversations.Add(conversation.Id, conversation);
        db.Conversations.Add(conversation);
    }

    /// <summary>The number of the activity that came with this key before, or null.</summary>
    public long? SequenceOf(string conversationId, string key) => keys.TryGetValue((conversationId, key), out var sequence) ? sequence : null;

    /// <summary>The activity stamped with number, id, time and conversation, at the end of the conversation.</summary>
    public StoredActivity Append(Conversation conversation, Activity activity, bool incoming, string? key = null, int masked = 0)
    {
        var (sequence, at) = conversation.Next(Now);
        var stamped = activity with
        {
            Id = Conversation.ActivityId(conversation.Id, sequence),
            Timestamp = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ChannelId = conversation.Channel,
            Conversation = (activity.Conversation ?? new ConversationAccount()) with { Id = conversation.Id },
        };
        var stored = new StoredActivity
        {
            ConversationId = conversation.Id,
            Sequence = sequence,
            Key = key,
            Type = stamped.Type!,
            Incoming = incoming,
            At = at,
            Json = ActivityJson.Write(stamped),
            Masked = masked,
        };
        db.Activities.Add(stored);
        Added.Add(stored);
        if (key is not null) keys[(conversation.Id, key)] = sequence;
        return stored;
    }

    /// <summary>The resident's newest word on an answer; an earlier one is replaced.</summary>
    public void Add(string conversationId, Vote vote) => votes.Add((conversationId, vote));

    public void Add(StoredFile file) => db.Files.Add(file);

    /// <summary>What was said so far is deleted with this transaction, and what was thought of it; files are swept by <see cref="Upkeep"/>.</summary>
    public void Forget(Conversation conversation)
    {
        forgotten.Add((conversation.Id, conversation.LastSequence));
        conversation.Forget(Now);
    }

    /// <summary>What was said stays, without numbers; who said it goes.</summary>
    public void Anonymise(Conversation conversation)
    {
        anonymised.Add(conversation.Id);
        conversation.Forget(Now);
    }

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var (id, through) in forgotten)
        {
            await db.Activities.Where(row => row.ConversationId == id && row.Sequence <= through).ExecuteDeleteAsync(cancellationToken);
            await db.Feedback.Where(row => row.ConversationId == id).ExecuteDeleteAsync(cancellationToken);
        }
        foreach (var id in anonymised) await AnonymiseAsync(id, cancellationToken);
        foreach (var (id, vote) in votes) await StoreAsync(id, vote, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task StoreAsync(string conversationId, Vote vote, CancellationToken cancellationToken)
    {
        var known = await db.Feedback.FindAsync([conversationId, vote.Sequence], cancellationToken);
        if (vote.Helped is not { } helped)
        {
            if (known is not null) db.Feedback.Remove(known);
            return;
        }
        if (known is null) db.Feedback.Add(known = new Feedback { ConversationId = conversationId, Sequence = vote.Sequence, Helped = helped, At = Now });
        (known.Reason, known.Helped, known.At) = (vote.Reason ?? (known.Helped == helped ? known.Reason : null), helped, Now);
    }

    private async Task AnonymiseAsync(string conversationId, CancellationToken cancellationToken)
    {
        foreach (var stored in await db.Activities.Where(row => row.ConversationId == conversationId).ToListAsync(cancellationToken))
        {
            var activity = ActivityJson.Read(stored.Json);
            stored.Json = ActivityJson.Write(new Activity
            {
                Type = activity.Type,
                Id = activity.Id,
                Timestamp = activity.Timestamp,
                ReplyToId = activity.ReplyToId,
                Name = activity.Name,
                Conversation = new ConversationAccount { Id = conversationId },
                From = new ChannelAccount { Role = stored.Incoming ? "user" : "bot" },
                Text = activity.Text is null ? null : PersonalData.Mask(activity.Text),
                ChannelData = stored.Incoming ? null : activity.ChannelData,
            });
        }
    }
}
