using VinhPhong.Bot.Conversations.HandOffs;

namespace VinhPhong.Bot.Desk;

/// <summary>Which hand-offs of a list an officer wants to see; null or empty: all.</summary>
internal sealed record DeskFilter(string Words, string? Office, string? Channel, HandOffState? State, TimeSpan? WaitingAtLeast)
{
    public static DeskFilter None { get; } = new("", null, null, null, null);

    /// <summary>How long a hand-off has waited, to choose from.</summary>
    public static IReadOnlyList<TimeSpan> Ages { get; } = [TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromDays(1)];

    /// <summary>How many of its choices, besides words and office, are made.</summary>
    public int More => (Channel is null ? 0 : 1) + (State is null ? 0 : 1) + (WaitingAtLeast is null ? 0 : 1);

    public bool Shows(HandOffRow row, DateTimeOffset now) =>
        (Office is null || row.Office == Office) && (Channel is null || row.Channel == Channel) && (State is null || row.State == State)
        && (WaitingAtLeast is not { } least || now - row.WaitingSince >= least) && (Words.Length == 0 || HasWords(row));

    private bool HasWords(HandOffRow row) => row.Reference.Contains(Words, StringComparison.OrdinalIgnoreCase) || row.Question.Contains(Words, StringComparison.OrdinalIgnoreCase)
        || row.Tags.Contains(Words, StringComparison.OrdinalIgnoreCase);
}
