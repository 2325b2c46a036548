namespace VinhPhong.Bot.Desk;

/// <summary>Whether an officer takes conversations.</summary>
internal enum PresenceState
{
    /// <summary>Takes new ones.</summary>
    Present,

    /// <summary>A break: keeps those he has, gets no new ones.</summary>
    Break,

    /// <summary>Away: those he has go back to the queue.</summary>
    Away,
}

/// <summary>An officer at the desk. It lies in the database because it must outlive a crash and be seen by every instance.</summary>
internal sealed class Presence
{
    public required string OfficerId { get; init; }

    public required string Name { get; set; }

    /// <summary>The offices he answers for, with commas before, between and after: <c>,tthcc,vhxh,</c>.</summary>
    public required string Offices { get; set; }

    public PresenceState State { get; set; }

    /// <summary>Why he is on a break or away, in his words.</summary>
    public string? Reason { get; set; }

    /// <summary>The last sign of life of an open desk of his.</summary>
    public DateTimeOffset LastSeen { get; set; }

    /// <summary>Since when he is in this state.</summary>
    public DateTimeOffset Since { get; set; }

    public bool AnswersFor(string office) => Offices.Contains($",{office},", StringComparison.Ordinal);

    public static string Joined(IEnumerable<string> offices) => $",{string.Join(',', offices)},";
}
