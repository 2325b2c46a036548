using System.Collections.Concurrent;
using System.Threading.Channels;

namespace VinhPhong.Bot.Conversations;

/// <summary>The conversations that have unhandled messages, each at most once, and never two turns of one at the same time.</summary>
internal sealed class WorkQueue
{
    private readonly Channel<string> ready = Channel.CreateUnbounded<string>(); // bounded by the inbox: no work without a stored message
    private readonly ConcurrentDictionary<string, bool> known = new(StringComparer.Ordinal); // true: woken again while at work

    /// <summary>Conversations waiting or at work.</summary>
    public int Count => known.Count;

    /// <summary>The conversation has work, or may have.</summary>
    public void Wake(string conversationId)
    {
        if (known.TryAdd(conversationId, false)) ready.Writer.TryWrite(conversationId);
        else known.TryUpdate(conversationId, true, false);
        // Between the two lines the runner may have finished it: then it is neither known nor marked, and must be added again.
        if (!known.ContainsKey(conversationId) && known.TryAdd(conversationId, false)) ready.Writer.TryWrite(conversationId);
    }

    public IAsyncEnumerable<string> ReadAllAsync(CancellationToken cancellationToken) => ready.Reader.ReadAllAsync(cancellationToken);

    /// <summary>The runner has nothing left to do for it; false if it was woken meanwhile and must be looked at again.</summary>
    public bool TryRest(string conversationId)
    {
        if (known.TryRemove(new KeyValuePair<string, bool>(conversationId, false))) return true;
        known[conversationId] = false;
        return false;
    }
}
