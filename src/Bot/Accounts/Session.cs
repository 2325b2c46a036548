namespace VinhPhong.Bot.Accounts;

/// <summary>One signed-in device of an officer. The cookie only names it: when it is ended here, the cookie is worth nothing at the next request.</summary>
internal sealed class Session
{
    public required string Id { get; init; }

    public required string OfficerId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset LastSeenAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Whether a second factor was given, or set up while signed in.</summary>
    public bool SecondFactor { get; set; }

    public string? Address { get; init; }

    public string? UserAgent { get; init; }
}
