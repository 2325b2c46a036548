using System.Threading.Channels;

namespace VinhPhong.Bot.Conversations;

/// <summary>What one listener has yet to read of a conversation: a few activities at most; beyond that it reads the store.</summary>
internal sealed class Listener(ConversationChanges changes, string conversationId) : IDisposable
{
    private const int MostHeld = 16;

    private readonly Channel<Heard> heard = Channel.CreateBounded<Heard>(new BoundedChannelOptions(MostHeld) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>A committed activity, or a typing signal that is not stored.</summary>
    internal readonly record struct Heard(StoredActivity? Activity, string? Typing);

    public string ConversationId => conversationId;

    /// <summary>Ends when the listener is told to go.</summary>
    public ChannelReader<Heard> Reader => heard.Reader;

    public void Hear(StoredActivity activity) => heard.Writer.TryWrite(new Heard(activity, null));

    public void HearTyping(string json) => heard.Writer.TryWrite(new Heard(null, json));

    /// <summary>Tells it to go.</summary>
    public void End() => heard.Writer.TryComplete();

    public void Dispose()
    {
        changes.Remove(this);
        heard.Writer.TryComplete();
    }
}
