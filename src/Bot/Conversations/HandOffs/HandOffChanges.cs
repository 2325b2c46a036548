using System.Collections.Concurrent;

namespace VinhPhong.Bot.Conversations.HandOffs;

/// <summary>Tells the desk that hand-offs changed. Who misses it reads the database: a signal says only that there is something to look at.</summary>
internal sealed class HandOffChanges
{
    private readonly ConcurrentDictionary<object, Action<string>> listeners = new();

    /// <summary>Calls <paramref name="hear"/> with the id of each conversation whose hand-off changed, until the result is disposed of; it must return at once.</summary>
    public IDisposable Listen(Action<string> hear)
    {
        var ear = new Ear(this);
        listeners[ear] = hear;
        return ear;
    }

    public void Announce(IEnumerable<string> conversationIds)
    {
        foreach (var id in conversationIds)
        {
            foreach (var hear in listeners.Values) hear(id);
        }
    }

    private sealed class Ear(HandOffChanges changes) : IDisposable
    {
        public void Dispose() => changes.listeners.TryRemove(this, out _);
    }
}
