namespace VinhPhong.Bot.Conversations;

/// <summary>One activity as it is kept: the whole of it as JSON, and what the store itself must know.</summary>
internal sealed class StoredActivity
{
    public required string ConversationId { get; init; }

    /// <summary>Its number in the conversation; also the watermark after it.</summary>
    public required long Sequence { get; init; }

    /// <summary>The sender's own id of it; a second one with the same key is a repeat. Of something that we say: the id of what brought it about. Null where there is none.</summary>
    public string? Key { get; set; }

    public required string Type { get; init; }

    /// <summary>Sent by the resident, so a turn must handle it.</summary>
    public required bool Incoming { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The activity as clients get it, personal numbers masked.</summary>
    public required string Json { get; set; }

    /// <summary>Kinds of personal data that were masked, so that the resident is warned.</summary>
    public int Masked { get; init; }
}
