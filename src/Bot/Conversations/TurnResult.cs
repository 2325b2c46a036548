using System.Collections.Immutable;
using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Conversations.Linking;
using VinhPhong.Knowledge.Answers;

namespace VinhPhong.Bot.Conversations;

/// <summary>What a turn comes to: what is said, what is remembered.</summary>
internal sealed record TurnResult(Dialogue Dialogue, ImmutableArray<Activity> Replies)
{
    /// <summary>The kind of answer given; null if none was.</summary>
    public Answer? Answer { get; init; }

    /// <summary>The resident's word on an answer.</summary>
    public Vote? Vote { get; init; }

    /// <summary>An officer is to take over.</summary>
    public HandOffRequest? HandOff { get; init; }

    /// <summary>What was asked when an officer was wanted.</summary>
    public string Question { get; init; } = "";

    /// <summary>What the resident did about the hand-off that is under way.</summary>
    public HandOffWord? Word { get; init; }

    /// <summary>Everything said so far is to be deleted, here and in the resident's other conversations.</summary>
    public bool Forget { get; init; }

    /// <summary>Two channels are to be linked; what is said to that is not known before it is tried.</summary>
    public LinkWish? Link { get; init; }
}

/// <summary>A resident's word about a hand-off: no longer wanted, a number to call, whether it helped.</summary>
internal abstract record HandOffWord
{
    private HandOffWord() { }

    internal sealed record Withdraw : HandOffWord;

    internal sealed record LeavePhone(string Phone) : HandOffWord;

    internal sealed record Rate(bool Satisfied) : HandOffWord;
}

/// <summary>Thumbs up or down under an answer; null takes it back.</summary>
internal sealed record Vote(long Sequence, bool? Helped, string? Reason);
