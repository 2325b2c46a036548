namespace VinhPhong.Bot.Conversations;

/// <summary>What a resident thought of one answer.</summary>
internal sealed class Feedback
{
    public required string ConversationId { get; init; }

    /// <summary>The number of the answer in its conversation.</summary>
    public required long Sequence { get; init; }

    public required bool Helped { get; set; }

    /// <summary>Why not, in the resident's words; personal numbers masked.</summary>
    public string? Reason { get; set; }

    public required DateTimeOffset At { get; set; }
}
