namespace VinhPhong.Bot.Desk;

/// <summary>A question that an officer answered and that the assistant should know: for the editors of the FAQ set.</summary>
internal sealed class FaqSuggestion
{
    public long Id { get; init; }

    public required string Question { get; init; }

    public required string Answer { get; init; }

    public required string ConversationId { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }
}
