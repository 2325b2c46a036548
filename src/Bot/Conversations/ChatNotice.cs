namespace VinhPhong.Bot.Conversations;

/// <summary>A word above every chat until a date: a storm, the portal down, the scam of the week.</summary>
internal sealed class ChatNotice
{
    public long Id { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset Until { get; set; }

    public required string By { get; init; }
}
