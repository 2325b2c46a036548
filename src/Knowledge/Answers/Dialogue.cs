using System.Collections.Immutable;

namespace VinhPhong.Knowledge.Answers;

/// <summary>One message and what came of it: the entries answered from and those offered as choices, by id, best first.</summary>
public sealed record Exchange(string Said, Outcome Outcome, ImmutableArray<string> AnsweredFrom, ImmutableArray<string> Offered);

/// <summary>What must be remembered of a conversation to understand the next message; the oldest exchange first.</summary>
public sealed record Dialogue(ImmutableArray<Exchange> Exchanges)
{
    /// <summary>Only the last few exchanges bear on what is meant now.</summary>
    public const int Remembered = 6;

    /// <summary>Nothing said yet.</summary>
    public static Dialogue Empty { get; } = new(ImmutableArray<Exchange>.Empty);

    /// <summary>The last exchange, or null at the beginning.</summary>
    public Exchange? Last => Exchanges.IsEmpty ? null : Exchanges[^1];

    /// <summary>The dialogue after one more message and its answer.</summary>
    public Dialogue After(string said, Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var exchange = new Exchange(said, answer.Outcome, answer.AnsweredFrom, answer.Offered);
        var all = Exchanges.Add(exchange);
        return new Dialogue(all.Length > Remembered ? all[^Remembered..] : all);
    }
}
