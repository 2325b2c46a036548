namespace VinhPhong.Bot.Conversations.Outbox;

/// <summary>What came of delivering one row.</summary>
internal abstract record Delivery
{
    private Delivery() { }

    /// <summary>The receiver has it.</summary>
    internal sealed record Delivered : Delivery;

    /// <summary>There is nothing left to tell: the resident was forgotten meanwhile.</summary>
    internal sealed record NothingLeft : Delivery;

    /// <summary>It was cancelled while it was being brought; what was left of it was not brought any more.</summary>
    internal sealed record Cancelled : Delivery;

    /// <summary>Not now; <paramref name="RetryAfter"/> is what the receiver asked for.</summary>
    internal sealed record Later(string Problem, TimeSpan? RetryAfter) : Delivery;

    /// <summary>The receiver will never take it.</summary>
    internal sealed record Refused(string Problem) : Delivery;
}
