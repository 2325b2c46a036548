namespace VinhPhong.Bot.Conversations.HandOffs;

/// <summary>A word between officers about a conversation; no resident and no channel ever gets it.</summary>
internal sealed class Note
{
    public long Id { get; init; }

    public required string ConversationId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string AuthorId { get; init; }

    public required string Author { get; init; }

    public required string Text { get; init; }
}
