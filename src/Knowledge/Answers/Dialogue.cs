using System.Collections.Immutable;
using VinhPhong.Knowledge.Safety;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Answers;

/// <summary>One message, personal data masked, and what came of it: the entries answered from and those offered as choices, by id, best first.</summary>
public sealed record Exchange(string Said, Outcome Outcome, ImmutableArray<string> AnsweredFrom, ImmutableArray<string> Offered);

/// <summary>What must be remembered of a conversation to understand the next message; the oldest exchange first.</summary>
public sealed record Dialogue(ImmutableArray<Exchange> Exchanges)
{
    /// <summary>Only the last few exchanges bear on what is meant now.</summary>
    public const int Remembered = 6;

    /// <summary>This much of a message, in UTF-16 units, bears on the next one.</summary>
    private const int LongestKept = 500;

    /// <summary>Nothing said yet.</summary>
    public static Dialogue Empty { get; } = new(ImmutableArray<Exchange>.Empty);

    /// <summary>The last exchange, or null at the beginning.</summary>
    public Exchange? Last => Exchanges.IsEmpty ? null : Exchanges[^1];

    /// <summary>The dialogue after one more message and its answer.</summary>
    public Dialogue After(string said, Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var kept = PersonalData.Mask(HiddenCharacters.Strip(said, LongestKept));
        var exchange = new Exchange(kept, answer.Outcome, answer.AnsweredFrom, answer.Offered);
        var all = Exchanges.Add(exchange);
        return new Dialogue(all.Length > Remembered ? all[^Remembered..] : all);
    }
}
