using Microsoft.EntityFrameworkCore;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Conversations;

/// <summary>Reads what a batch of writes needs to know: their conversations, and which of their activities came before.</summary>
internal sealed class BatchLoader(HandOffRoute route, PushedChannels pushed)
{
    /// <summary>Most batches of a quiet service hold one write: translated to SQL only once.</summary>
    private readonly Func<BotDb, string, CancellationToken, Task<Conversation?>> conversation = EF.CompileAsyncQuery((BotDb db, string id, CancellationToken cancellationToken) =>
        db.Conversations.FirstOrDefault(row => row.Id == id));

    private readonly Func<BotDb, string, string, CancellationToken, Task<long?>> sequence = EF.CompileAsyncQuery((BotDb db, string id, string key, CancellationToken cancellationToken) =>
        db.Activities.Where(row => row.ConversationId == id && row.Key == key).Select(row => (long?)row.Sequence).FirstOrDefault());

    public Task<Batch> LoadAsync(BotDb db, IReadOnlyCollection<Write> writes, DateTimeOffset now, CancellationToken cancellationToken) =>
        writes.Count == 1 ? LoadOneAsync(db, writes.Single(), now, cancellationToken) : LoadManyAsync(db, writes, now, cancellationToken);

    private async Task<Batch> LoadOneAsync(BotDb db, Write write, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var keys = new Dictionary<(string, string), long>();
        if (write.Key is { } key && await sequence(db, write.ConversationId, key, cancellationToken) is { } known) keys.Add((write.ConversationId, key), known);
        var conversations = new Dictionary<string, Conversation>(StringComparer.Ordinal);
        if (await conversation(db, write.ConversationId, cancellationToken) is { } found) conversations.Add(found.Id, found);
        return new Batch(db, now, conversations, keys, await HandOffsAsync(db, conversations.Values, [write], cancellationToken), route, pushed);
    }

    private async Task<Batch> LoadManyAsync(BotDb db, IReadOnlyCollection<Write> writes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = writes.Select(write => write.ConversationId).Distinct().ToArray();
        var conversations = await db.Conversations.Where(row => EF.Parameter(ids).Contains(row.Id)).ToDictionaryAsync(row => row.Id, StringComparer.Ordinal, cancellationToken);
        var handOffs = await HandOffsAsync(db, conversations.Values, writes, cancellationToken);
        var asked = writes.Where(write => write.Key is not null).ToArray();
        if (asked.Length == 0) return new Batch(db, now, conversations, [], handOffs, route, pushed);
        var keyed = asked.Select(write => write.ConversationId).Distinct().ToArray();
        var names = asked.Select(write => write.Key).Distinct().ToArray();
        var known = await db.Activities.Where(row => EF.Parameter(keyed).Contains(row.ConversationId) && EF.Parameter(names).Contains(row.Key))
            .Select(row => new { row.ConversationId, row.Key, row.Sequence }).ToListAsync(cancellationToken);
        return new Batch(db, now, conversations, known.ToDictionary(row => (row.ConversationId, row.Key!), row => row.Sequence), handOffs, route, pushed);
    }

    /// <summary>Only a conversation that has one, or a write that names one, pays for this.</summary>
    private static async Task<Dictionary<string, HandOffCase>> HandOffsAsync(BotDb db, IEnumerable<Conversation> conversations, IReadOnlyCollection<Write> writes, CancellationToken cancellationToken)
    {
        var references = conversations.Select(row => row.HandOff).Concat(conversations.Select(row => row.AskedAbout)).Concat(writes.Select(write => write.Reference)).OfType<string>().Distinct().ToArray();
        return references.Length == 0 ? [] : await db.HandOffs.Where(row => EF.Parameter(references).Contains(row.Reference)).ToDictionaryAsync(row => row.Reference, StringComparer.Ordinal, cancellationToken);
    }
}
