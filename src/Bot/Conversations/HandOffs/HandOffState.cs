namespace VinhPhong.Bot.Conversations.HandOffs;

/// <summary>Where a hand-off stands. The picture is in docs/hand-off.md; the transitions are the methods of <see cref="HandOffCase"/>.</summary>
internal enum HandOffState
{
    /// <summary>In the queue of an office; the assistant still holds the conversation and answers what it surely can.</summary>
    Waiting,

    /// <summary>One officer holds the conversation; the assistant is silent to the resident.</summary>
    Held,

    /// <summary>Over; the assistant holds the conversation and answers the very next message.</summary>
    Ended,
}

/// <summary>How a hand-off ended.</summary>
internal enum HandOffEnding
{
    /// <summary>The officer helped.</summary>
    Solved,

    /// <summary>The officer gave the conversation back: the assistant can go on.</summary>
    BackToAssistant,

    /// <summary>The resident no longer wanted it.</summary>
    Withdrawn,

    /// <summary>The resident did not come back.</summary>
    ResidentGone,

    /// <summary>The officer called back and spoke with the resident.</summary>
    CalledBack,

    /// <summary>Mischief, or not a matter of the commune.</summary>
    NotForUs,

    /// <summary>The resident asked to be forgotten, or the retention time ran out.</summary>
    Forgotten,

    /// <summary>The outside hub ended it.</summary>
    ByHub,

    /// <summary>The outside hub could not take it, or could not be reached.</summary>
    HubFailed,

    /// <summary>Colleagues who answered in the channel's own console have written nothing for the pause that is set.</summary>
    QuietElsewhere,
}

/// <summary>How far calling a resident back has come.</summary>
internal enum CallBack
{
    /// <summary>No number was left.</summary>
    None,

    /// <summary>A number was left; nobody has reached the resident yet.</summary>
    Wanted,

    /// <summary>An officer spoke with the resident.</summary>
    Reached,

    /// <summary>An officer tried and could not reach the resident; it stays on the list.</summary>
    NotReached,
}

/// <summary>What came of claiming a conversation.</summary>
internal abstract record ClaimResult
{
    private ClaimResult() { }

    /// <summary>It is the officer's now, or was already.</summary>
    internal sealed record Claimed(string Reference) : ClaimResult;

    /// <summary>A colleague was faster.</summary>
    internal sealed record HeldBy(string Officer) : ClaimResult;

    /// <summary>There is nothing to claim any more.</summary>
    internal sealed record Gone : ClaimResult;
}
