namespace VinhPhong.Simulators.Zalo.Chats;

/// <summary>All residents and chats; its user holds the world's gate.</summary>
internal sealed class ChatBook
{
    private readonly Dictionary<string, Resident> residents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ChatMessage>> messages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string ResidentId, int At)> places = new(StringComparer.Ordinal);

    public IEnumerable<Resident> Residents => residents.Values;

    public Resident? Find(string? id) => id is not null && residents.TryGetValue(id, out var found) ? found : null;

    public Resident Get(string id) => Find(id) ?? throw new KeyNotFoundException($"No resident has the id {id}.");

    public void Keep(Resident resident)
    {
        residents[resident.Id] = resident;
        messages.TryAdd(resident.Id, []);
    }

    public IReadOnlyList<ChatMessage> Of(string residentId) => messages.TryGetValue(residentId, out var chat) ? chat : [];

    public void Add(ChatMessage message)
    {
        var chat = messages[message.ResidentId];
        places[message.Id] = (message.ResidentId, chat.Count);
        chat.Add(message);
    }

    public ChatMessage? FindMessage(string? id) => id is not null && places.TryGetValue(id, out var place) ? messages[place.ResidentId][place.At] : null;

    public void Change(ChatMessage message)
    {
        var (residentId, at) = places[message.Id];
        messages[residentId][at] = message;
    }

    /// <summary>The next event's time: the clock's, but never the same twice for one resident.</summary>
    public DateTimeOffset Stamp(string residentId, DateTimeOffset now)
    {
        if (Find(residentId) is not { } resident) return now;
        var stamp = Math.Max(now.ToUnixTimeMilliseconds(), resident.LastStamp + 1);
        Keep(resident with { LastStamp = stamp });
        return DateTimeOffset.FromUnixTimeMilliseconds(stamp);
    }
}
