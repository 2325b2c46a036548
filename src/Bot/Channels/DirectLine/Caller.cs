namespace VinhPhong.Bot.Channels.DirectLine;

/// <summary>Who calls: the holder of a token for one conversation, or a server with a secret (<see cref="ConversationId"/> is null).</summary>
internal sealed record Caller(string? ConversationId, string? UserId, IReadOnlyList<string> Origins)
{
    /// <summary>A server with a secret, to which every conversation is open.</summary>
    public static Caller Server { get; } = new(null, null, []);

    public bool MayUse(string conversationId) => ConversationId is null || ConversationId == conversationId;

    /// <summary>Whether a page of this origin may use the token; no origin means no browser.</summary>
    public bool Trusts(string? origin) => origin is null || Origins.Count == 0 || Origins.Contains(origin, StringComparer.OrdinalIgnoreCase);
}
