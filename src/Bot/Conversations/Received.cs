namespace VinhPhong.Bot.Conversations;

/// <summary>What the inbox did with an activity.</summary>
internal abstract record Received
{
    private Received() { }

    /// <summary>It is on the disk under this id and will be handled once; or was already, in the same transaction.</summary>
    internal sealed record Stored(string ActivityId, bool Answered) : Received;

    /// <summary>It came before, under this id.</summary>
    internal sealed record Repeated(string ActivityId) : Received;

    /// <summary>There is no such conversation.</summary>
    internal sealed record NoConversation : Received;

    /// <summary>The resident was forgotten; the conversation takes nothing more.</summary>
    internal sealed record Forgotten : Received;

    /// <summary>Too much is waiting; nothing was stored.</summary>
    internal sealed record Full(TimeSpan RetryAfter) : Received;
}
