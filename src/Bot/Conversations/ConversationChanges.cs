using System.Collections.Concurrent;
using System.Collections.Immutable;
using VinhPhong.Bot.Activities;

namespace VinhPhong.Bot.Conversations;

/// <summary>Tells listeners of a conversation what was committed. A listener that misses something reads the store from its watermark.</summary>
internal sealed class ConversationChanges
{
    private readonly ConcurrentDictionary<string, ImmutableArray<Listener>> listeners = new(StringComparer.Ordinal);

    /// <summary>Listeners now.</summary>
    public int Listening => listeners.Sum(pair => pair.Value.Length);

    /// <summary>Hears of everything committed from now on, until it is disposed of.</summary>
    public Listener Listen(string conversationId)
    {
        var listener = new Listener(this, conversationId);
        listeners.AddOrUpdate(conversationId, static (_, added) => [added], static (_, others, added) => others.Add(added), listener);
        return listener;
    }

    /// <summary>The listeners of a conversation, oldest first.</summary>
    public ImmutableArray<Listener> Of(string conversationId) => listeners.GetValueOrDefault(conversationId, []);

    public void Announce(IReadOnlyList<StoredActivity> added)
    {
        foreach (var activity in added)
        {
            foreach (var listener in Of(activity.ConversationId)) listener.Hear(activity);
        }
    }

    /// <summary>Someone is typing: shown to who listens now, kept nowhere.</summary>
    public void AnnounceTyping(string conversationId, ChannelAccount from)
    {
        var hearing = Of(conversationId);
        if (hearing.IsEmpty) return;
        var json = ActivityJson.Write(new Activity { Type = ActivityTypes.Typing, From = from, Conversation = new ConversationAccount { Id = conversationId } });
        foreach (var listener in hearing) listener.HearTyping(json);
    }

    internal void Remove(Listener listener)
    {
        while (listeners.TryGetValue(listener.ConversationId, out var all))
        {
            var left = all.Remove(listener);
            if (left.IsEmpty ? listeners.TryRemove(new(listener.ConversationId, all)) : listeners.TryUpdate(listener.ConversationId, left, all)) return;
        }
    }
}
