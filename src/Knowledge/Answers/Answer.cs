using System.Collections.Immutable;
using VinhPhong.Knowledge.Entries;

namespace VinhPhong.Knowledge.Answers;

/// <summary>The five kinds of outcome, as measured and stored.</summary>
public enum Outcome
{
    /// <summary>Answered from reviewed text.</summary>
    Answer,

    /// <summary>Asked back, with up to three choices.</summary>
    Clarify,

    /// <summary>Passed to an officer.</summary>
    HandOff,

    /// <summary>Greeting, thanks and the like.</summary>
    SmallTalk,

    /// <summary>Kindly declined.</summary>
    Decline,
}

/// <summary>An entry that may be meant, with the probability that it is.</summary>
public sealed record Candidate(Entry Entry, float Score);

/// <summary>What the assistant says to one message. Exactly one of five kinds.</summary>
public abstract record Answer
{
    private protected Answer() { }

    /// <summary>Which of the five kinds.</summary>
    public abstract Outcome Outcome { get; }

    /// <summary>What the resident reads, as Markdown.</summary>
    public required string Text { get; init; }

    /// <summary>How sure the assistant is that this is what was asked, 0 to 1, calibrated: of answers at 0.8, eight in ten are right.</summary>
    public float Confidence { get; init; }

    /// <summary>Up to five entries that may be meant, best first.</summary>
    public ImmutableArray<Candidate> Candidates { get; init; } = [];

    /// <summary>The office that is responsible.</summary>
    public string? Office { get; init; }

    /// <summary>Personal data seen in the message; it is warned of in the text.</summary>
    public Safety.PersonalDataKinds PersonalData { get; init; }

    /// <summary>The entries the text is from, by id, best first.</summary>
    public virtual ImmutableArray<string> AnsweredFrom => [];

    /// <summary>The entries offered as choices, by id, in the order shown.</summary>
    public virtual ImmutableArray<string> Offered => [];
}

/// <summary>How much of the question an answer covers.</summary>
public enum Coverage
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>Part of it: the resident is told so and offered an officer.</summary>
    Part,
}

/// <summary>Answered from one or two entries, or from a passage of a document.</summary>
public sealed record Answered : Answer
{
    /// <inheritdoc/>
    public override Outcome Outcome => Outcome.Answer;

    /// <summary>The entries answered from: two when two things were asked; none when a document passage answers.</summary>
    public required ImmutableArray<Entry> Entries { get; init; }

    /// <summary>What the statements rest on.</summary>
    public required ImmutableArray<Source> Sources { get; init; }

    /// <summary>Whether the question is covered wholly or in part.</summary>
    public Coverage Covers { get; init; }

    /// <summary>Whether an officer takes part: never, on offer, or at once.</summary>
    public HandOffOffer HandOff { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<string> AnsweredFrom => [.. Entries.Select(entry => entry.Id)];
}

/// <summary>Asked back: two or three titles that differ, or a plain "say more" without choices.</summary>
public sealed record Clarify : Answer
{
    /// <inheritdoc/>
    public override Outcome Outcome => Outcome.Clarify;

    /// <summary>The entries offered, in the order shown.</summary>
    public required ImmutableArray<Entry> Choices { get; init; }

    /// <summary>Why it was asked back.</summary>
    public required Reason Reason { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<string> Offered => [.. Choices.Select(entry => entry.Id)];
}

/// <summary>Passed to an officer of <see cref="Answer.Office"/>.</summary>
public sealed record HandOff : Answer
{
    /// <inheritdoc/>
    public override Outcome Outcome => Outcome.HandOff;

    /// <summary>Why.</summary>
    public required Reason Reason { get; init; }

    /// <summary>The entry that led there, if one did.</summary>
    public Entry? Entry { get; init; }
}

/// <summary>Greeting, thanks, introduction.</summary>
public sealed record SmallTalk : Answer
{
    /// <inheritdoc/>
    public override Outcome Outcome => Outcome.SmallTalk;

    /// <summary>The entry said.</summary>
    public required Entry Entry { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<string> AnsweredFrom => [Entry.Id];
}

/// <summary>Kindly declined.</summary>
public sealed record Decline : Answer
{
    /// <inheritdoc/>
    public override Outcome Outcome => Outcome.Decline;

    /// <summary>Why.</summary>
    public required Reason Reason { get; init; }

    /// <summary>The entry that led there, if one did.</summary>
    public Entry? Entry { get; init; }
}
