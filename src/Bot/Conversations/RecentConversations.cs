using Microsoft.Extensions.Caching.Memory;

namespace VinhPhong.Bot.Conversations;

/// <summary>Conversations as this instance last stored them, of the most recent ones. They may be out of date: whoever builds on one compares its version.</summary>
internal sealed class RecentConversations : IDisposable
{
    /// <summary>A conversation with its dialogue takes 2 to 6 kB.</summary>
    private const int Most = 2000;

    private static readonly MemoryCacheEntryOptions One = new() { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(10) };

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = Most });

    public Conversation? Find(string conversationId) => cache.Get<Conversation>(conversationId);

    /// <summary>Keeps what was just committed; nobody changes it any more.</summary>
    public void Keep(IEnumerable<Conversation> committed)
    {
        foreach (var conversation in committed) cache.Set(conversation.Id, conversation, One);
    }

    public void Dispose() => cache.Dispose();
}
