namespace VinhPhong.Bot.Conversations;

/// <summary>A file that a resident or an officer sent; its bytes lie in the uploads folder under its id.</summary>
internal sealed class StoredFile
{
    public required string Id { get; init; }
    public required string ConversationId { get; init; }

    /// <summary>The name the sender's device gave it, cleaned; never used as a path.</summary>
    public required string Name { get; init; }

    /// <summary>By its first bytes, not by its name.</summary>
    public required string ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    public required DateTimeOffset At { get; init; }
}
