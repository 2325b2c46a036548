using System.Collections.Immutable;
using VinhPhong.Bot.Activities;
using VinhPhong.Knowledge.Answers;

namespace VinhPhong.Bot.Conversations;

/// <summary>What a turn comes to: what is said, what is remembered.</summary>
internal sealed record TurnResult(Dialogue Dialogue, ImmutableArray<Activity> Replies)
{
    /// <summary>The kind of answer given; null if none was.</summary>
    public Answer? Answer { get; init; }

    /// <summary>The resident's word on an answer.</summary>
    public Vote? Vote { get; init; }

    /// <summary>Everything said so far is to be deleted, here and in the resident's other conversations.</summary>
    public bool Forget { get; init; }
}

/// <summary>Thumbs up or down under an answer; null takes it back.</summary>
internal sealed record Vote(long Sequence, bool? Helped, string? Reason);
