namespace VinhPhong.Bot.Accounts;

/// <summary>A one-time link to set a password. The link itself is shown once and kept nowhere; this has only its hash.</summary>
internal sealed class Invitation
{
    public required string TokenHash { get; init; }

    /// <summary>Whose account; null for the first administrator, whose account is made when the link is used.</summary>
    public string? OfficerId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}
