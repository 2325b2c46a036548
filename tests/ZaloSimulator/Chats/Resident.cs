namespace VinhPhong.Simulators.Zalo.Chats;

/// <summary>A person with Zalo on the phone, as the official account sees them.</summary>
public sealed record Resident
{
    /// <summary>The id within the official account.</summary>
    public required string Id { get; init; }

    /// <summary>The id within the app.</summary>
    public required string IdByApp { get; init; }

    /// <summary>The name shown in the chat; no webhook tells it.</summary>
    public required string Name { get; init; }

    /// <summary>Set for somebody who writes from a web page without a Zalo account.</summary>
    public string? AnonymousConversation { get; init; }

    /// <summary>Whether they follow the account.</summary>
    public bool Follows { get; init; }

    /// <summary>When they last did something that opens the window.</summary>
    public DateTimeOffset? LastInteraction { get; init; }

    /// <summary>Whether they ever wrote; before that a follower gets welcome messages only.</summary>
    public bool HasWritten { get; init; }

    /// <summary>Messages of the account since the last interaction.</summary>
    public int SentSince { get; init; }

    /// <summary>What they shared by the form.</summary>
    public SharedInfo? Shared { get; init; }

    /// <summary>Every message to them is answered with this error, as to somebody who blocked the account.</summary>
    public int? RefusedWith { get; init; }

    /// <summary>The last event's time; the next one's is later.</summary>
    internal long LastStamp { get; init; }
}

/// <summary>What a resident sends back by the request for their details.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Phone">With the country's number and without a plus: 84912345678.</param>
/// <param name="Address">House and street.</param>
/// <param name="Ward">Commune or ward.</param>
/// <param name="City">Province or city.</param>
/// <param name="BirthDate">Day/month/year.</param>
/// <param name="Gender">Nam or Nữ.</param>
public sealed record SharedInfo(string Name, string Phone, string Address, string Ward, string City, string BirthDate = "30/10/1999", string Gender = "Nam");
