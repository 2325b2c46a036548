using Microsoft.EntityFrameworkCore;
using VinhPhong.Bot.Accounts.Audit;
using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Conversations.Outbox;
using VinhPhong.Bot.Storage;
using VinhPhong.Knowledge.Safety;

namespace VinhPhong.Bot.Conversations;

/// <summary>Several writes in one transaction: the conversations they concern, loaded together, and what they add.</summary>
internal sealed class Batch
{
    private readonly BotDb db;
    private readonly PushedChannels pushed;
    private readonly Dictionary<string, Conversation> conversations;
    private readonly Dictionary<(string Conversation, string Key), long> keys;
    private readonly List<(string Conversation, long Through)> forgotten = [];
    private readonly List<string> anonymised = [];
    private readonly List<(string Conversation, Vote Vote)> votes = [];
    private readonly Dictionary<string, HandOffCase> handOffs;
    private readonly List<(DeskAct Act, string Subject)> acts = [];
    private readonly List<(string Conversation, string Receiver, string? Problem)> abandoned = [];
    private readonly List<(string Conversation, string Channel)> cancelled = [];
    private readonly List<(string Conversation, long Sequence, IReadOnlyList<Attachment> Files)> refiled = [];
    private readonly HashSet<string> handOffsTouched = new(StringComparer.Ordinal);

    internal Batch(BotDb db, DateTimeOffset now, Dictionary<string, Conversation> conversations, Dictionary<(string, string), long> keys, Dictionary<string, HandOffCase> handOffs, HandOffRoute route, PushedChannels pushed) =>
        (this.db, Now, this.conversations, this.keys, this.handOffs, Route, this.pushed) = (db, now, conversations, keys, handOffs, route, pushed);

    public DateTimeOffset Now { get; }

    /// <summary>Where new hand-offs go.</summary>
    public HandOffRoute Route { get; }

    /// <summary>Something was put into the outbox.</summary>
    public bool Sends { get; private set; }

    /// <summary>The activities added, in order.</summary>
    public List<StoredActivity> Added { get; } = [];

    /// <summary>The activities that were stored before and are different now.</summary>
    public List<StoredActivity> Changed { get; } = [];

    public IEnumerable<Conversation> Conversations => conversations.Values;

    /// <summary>The conversations whose hand-off changed, or to which something was added while they have one.</summary>
    public IReadOnlyCollection<string> HandOffsTouched => handOffsTouched;

    public Conversation? Find(string id) => conversations.GetValueOrDefault(id);

    public void Add(Conversation conversation)
    {
        conversations.Add(conversation.Id, conversation);
        db.Conversations.Add(conversation);
    }

    /// <summary>The number of the activity that came with this key before, or null.</summary>
    public long? SequenceOf(string conversationId, string key) => keys.TryGetValue((conversationId, key), out var sequence) ? sequence : null;

    /// <summary>
    /// The activity stamped with number, id, time and conversation, at the end of the conversation. What is said to the resident goes out where the channel wants it
    /// brought, unless the resident <paramref name="hasIt"/> already.
    /// </summary>
    public StoredActivity Append(Conversation conversation, Activity activity, bool incoming, string? key = null, int masked = 0, bool hasIt = false)
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
        if (!incoming && !hasIt && stored.Type == ActivityTypes.Message && pushed.Names.Contains(conversation.Channel)) Send(conversation, conversation.Channel, PushedChannels.Kind, reference: null);
        if ((incoming || hasIt) && pushed.Names.Contains(conversation.Channel) && stamped.Attachments?.Any(PushedChannels.IsToFetch) == true)
            Send(conversation, PushedChannels.FilesOf(conversation.Channel), PushedChannels.FilesKind, reference: null);
        return stored;
    }

    /// <summary>What brought the newest activity about had this key; when it comes again it is known.</summary>
    public void Remember(Conversation conversation, string key)
    {
        var newest = Added.Last(stored => stored.ConversationId == conversation.Id);
        newest.Key = key;
        keys[(conversation.Id, key)] = newest.Sequence;
    }

    /// <summary>Something said to the resident.</summary>
    public void Say(Conversation conversation, params IReadOnlyList<Activity> activities)
    {
        foreach (var activity in activities) Append(conversation, activity, incoming: false);
    }

    /// <summary>The hand-off of a conversation that is not over, or null.</summary>
    public HandOffCase? OpenHandOff(Conversation conversation) => conversation.HandOff is { } reference ? HandOff(reference) : null;

    /// <summary>One that a write named, or null.</summary>
    public HandOffCase? HandOff(string reference) => handOffs.GetValueOrDefault(reference);

    /// <summary>A conversation goes into the queue of an office, here or <paramref name="atHub"/>.</summary>
    public HandOffCase Request(Conversation conversation, HandOffRequest request, string question, bool atHub = false)
    {
        var handOff = HandOffCase.Request(conversation, request, question, atHub, Now);
        handOffs.Add(handOff.Reference, handOff);
        db.HandOffs.Add(handOff);
        conversation.BeginHandOff(handOff.Reference);
        TouchHandOff(conversation);
        return handOff;
    }

    /// <summary>The desk is to look at the conversation's hand-off again.</summary>
    public void TouchHandOff(Conversation conversation)
    {
        conversation.Touch();
        handOffsTouched.Add(conversation.Id);
    }

    /// <summary>Something that a system outside is to be told, of the newest activity or of the conversation up to it; stored with what it tells of, or not at all.</summary>
    public void Send(Conversation conversation, string receiver, string kind, string? reference)
    {
        conversation.Touch();
        db.Outbox.Add(new Outgoing
        {
            ConversationId = conversation.Id,
            Order = conversation.Version,
            Receiver = receiver,
            Kind = kind,
            Reference = reference,
            Sequence = conversation.LastSequence,
            At = Now,
            NextAt = Now,
        });
        Sends = true;
    }

    /// <summary>What waits for a receiver has no use any more: it goes onto the list of what was given up, or, without a <paramref name="problem"/> that somebody should see, away.</summary>
    public void Abandon(Conversation conversation, string receiver, string? problem) => abandoned.Add((conversation.Id, receiver, problem));

    /// <summary>What the assistant has said and a channel has not brought yet is never brought: somebody else has answered. Officers' words are.</summary>
    public void Cancel(Conversation conversation, string channel) => cancelled.Add((conversation.Id, channel));

    /// <summary>A line of the audit log, stored with the change or not at all.</summary>
    public void Audit(DeskAct act, string subject) => acts.Add((act, subject));

    /// <summary>The resident's newest word on an answer; an earlier one is replaced.</summary>
    public void Add(string conversationId, Vote vote) => votes.Add((conversationId, vote));

    public void Add(StoredFile file) => db.Files.Add(file);

    /// <summary>A word to whoever reads the transcript.</summary>
    public void Add(Note note) => db.Notes.Add(note);

    /// <summary>The files of an activity that was stored before are these now.</summary>
    public void SetFiles(Conversation conversation, long sequence, IReadOnlyList<Attachment> files) => refiled.Add((conversation.Id, sequence, files));

    /// <summary>What was said so far is deleted with this transaction, and what was thought of it; files are swept by <see cref="Upkeep"/>.</summary>
    public void Forget(Conversation conversation)
    {
        forgotten.Add((conversation.Id, conversation.LastSequence));
        ForgetHandOff(conversation);
        conversation.Forget(Now);
    }

    /// <summary>What was said stays, without numbers; who said it goes.</summary>
    public void Anonymise(Conversation conversation)
    {
        anonymised.Add(conversation.Id);
        ForgetHandOff(conversation);
        conversation.Forget(Now);
    }

    private void ForgetHandOff(Conversation conversation)
    {
        if (OpenHandOff(conversation) is not { } handOff) return;
        handOff.Forget(Now);
        if (handOff.AtHub) ToHub.Completed(this, conversation, handOff);
        TouchHandOff(conversation);
    }

    public async Task CommitAsync(AuditLog audit, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var (id, through) in forgotten)
        {
            await db.Activities.Where(row => row.ConversationId == id && row.Sequence <= through).ExecuteDeleteAsync(cancellationToken);
            await db.Feedback.Where(row => row.ConversationId == id).ExecuteDeleteAsync(cancellationToken);
            await ForgetHandOffsAsync(id, cancellationToken);
            await UnlinkAsync(id, cancellationToken);
        }
        foreach (var id in anonymised)
        {
            await AnonymiseAsync(id, cancellationToken);
            await ForgetHandOffsAsync(id, cancellationToken);
            await UnlinkAsync(id, cancellationToken);
        }
        foreach (var (id, vote) in votes) await StoreAsync(id, vote, cancellationToken);
        foreach (var (id, receiver, problem) in abandoned) await AbandonAsync(id, receiver, problem, cancellationToken);
        foreach (var (id, sequence, files) in refiled) await SetFilesAsync(id, sequence, files, cancellationToken);
        foreach (var (id, channel) in cancelled) await Cancelling.RunAsync(db, id, channel, Now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var (act, subject) in acts) await audit.AppendAsync(db, act.Actor, act.Action, subject, act.Detail, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>What officers noted of a person goes with the person; how many hand-offs there were stays.</summary>
    private async Task ForgetHandOffsAsync(string id, CancellationToken cancellationToken)
    {
        await db.Notes.Where(row => row.ConversationId == id).ExecuteDeleteAsync(cancellationToken);
        foreach (var ended in await db.HandOffs.Where(row => row.ConversationId == id && row.State == HandOffState.Ended).ToListAsync(cancellationToken)) ended.Forget(Now);
    }

    private async Task SetFilesAsync(string id, long sequence, IReadOnlyList<Attachment> files, CancellationToken cancellationToken)
    {
        if (await db.Activities.FindAsync([id, sequence], cancellationToken) is not { } stored) return;
        stored.Json = ActivityJson.Write(ActivityJson.Read(stored.Json) with { Attachments = files });
        Changed.Add(stored);
    }

    private async Task UnlinkAsync(string id, CancellationToken cancellationToken)
    {
        await db.LinkOffers.Where(row => row.ConversationId == id).ExecuteDeleteAsync(cancellationToken);
        await db.LinkedConversations.Where(row => row.ConversationId == id).ExecuteDeleteAsync(cancellationToken);
    }

    private Task AbandonAsync(string id, string receiver, string? problem, CancellationToken cancellationToken)
    {
        var waiting = db.Outbox.Where(row => row.ConversationId == id && row.Receiver == receiver && row.State == OutgoingState.Waiting);
        return problem is null ? waiting.ExecuteDeleteAsync(cancellationToken)
            : waiting.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, OutgoingState.GivenUp).SetProperty(row => row.Problem, problem), cancellationToken);
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
