using System.Collections.Immutable;
using VinhPhong.Knowledge.Entries;
using VinhPhong.Knowledge.Search;

namespace VinhPhong.Knowledge.Answers;

/// <summary>What to do with what was found.</summary>
internal abstract record Decision(float Confidence)
{
    /// <summary>Answer from an entry.</summary>
    public sealed record AnswerFrom(Entry Entry, Coverage Covers, float Confidence) : Decision(Confidence);

    /// <summary>Ask back with these choices; without any, ask to say more.</summary>
    public sealed record AskBack(ImmutableArray<Entry> Choices, Reason Reason, float Confidence) : Decision(Confidence);

    /// <summary>Pass to an officer.</summary>
    public sealed record PassOn(Reason Reason, Entry? Entry, float Confidence) : Decision(Confidence);

    /// <summary>Decline as an entry says.</summary>
    public sealed record TurnDown(Reason Reason, Entry Entry, float Confidence) : Decision(Confidence);
}

/// <summary>Decides between answering, asking back, passing on and declining. Every threshold of that decision stands here.</summary>
internal sealed class Decider(RankingModel ranking)
{
    /// <summary>Answer at once when at least this sure. Chosen in docs/benchmarks.md, "Thresholds".</summary>
    public const float SureEnough = 0.75f;

    /// <summary>A greeting too many does no harm.</summary>
    public const float SureOfSmallTalk = 0.4f;

    /// <summary>An urgent entry this probable is answered from instead of asking back.</summary>
    public const float UrgentEnough = 0.45f;

    /// <summary>Below this not even choices are offered.</summary>
    public const float TooUnsureToAsk = 0.10f;

    /// <summary>A choice is offered when it is at least this probable.</summary>
    public const float WorthOffering = 0.02f;

    /// <summary>An answer covers the question wholly when the entry has this share of its telling words.</summary>
    public const float WhollyExplained = 0.60f;

    /// <summary>Below this share of telling words an entry does not answer, however it is ranked: the words in common are stop words.</summary>
    public const float LeastExplained = 0.25f;

    /// <summary>A message that says less than this is a word, not a question.</summary>
    public const float LeastEvidence = 1.05f;

    /// <summary>A message of which our knowledge knows a smaller share of the words is not understood.</summary>
    public const float LeastKnown = 0.4f;

    /// <summary>When this much of the probability lies on what we do not answer, it is not answered.</summary>
    public const float DecoysPrevail = 0.5f;

    /// <summary>A passage of a document is quoted when it has this share of the message's telling words, and the message has this many.</summary>
    public const float PassageCovers = 0.8f;

    /// <summary>See <see cref="PassageCovers"/>.</summary>
    public const int PassageTellingWords = 4;

    private const int MostChoices = 3;

    public Decision Decide(Hits hits)
    {
        if (hits.Known < LeastKnown) return new Decision.AskBack([], Reason.Unclear, 0);
        var confidence = Confidence(hits);
        var decoys = hits.Mass(entry => !entry.Answers);
        var best = hits.Entries[hits.Ranked[0].Entry];
        var choices = Choices(hits);
        if (!best.Answers && (decoys >= DecoysPrevail || choices.Length < 2)) return Limit(best, choices, Math.Max(confidence, decoys));
        if (best.Answers && best.Kind == EntryKind.SmallTalk && confidence >= SureOfSmallTalk) return new Decision.AnswerFrom(best, Coverage.Whole, confidence);
        if (hits.Evidence < LeastEvidence) return new Decision.AskBack(choices, Reason.Unclear, confidence);
        if (hits.Explained < LeastExplained) return new Decision.PassOn(Reason.NoKnowledge, null, confidence);
        if (best.Answers && confidence >= SureEnough)
            return new Decision.AnswerFrom(best, hits.Explained >= WhollyExplained ? Coverage.Whole : Coverage.Part, confidence);
        // Seconds matter: better the urgent answer, which helps anyway, than a question back.
        if (choices.FirstOrDefault(choice => choice.Urgent) is { } urgent && hits.ProbabilityOf(urgent) >= UrgentEnough) return new Decision.AnswerFrom(urgent, Coverage.Part, confidence);
        return confidence >= TooUnsureToAsk && choices.Length >= 2
            ? new Decision.AskBack(choices, Reason.Ambiguous, confidence)
            : new Decision.PassOn(Reason.LowConfidence, null, confidence);
    }

    private static Decision Limit(Entry decoy, ImmutableArray<Entry> choices, float confidence) => (decoy.Kind, decoy.Reason) switch
    {
        (_, Reason.Unclear) => new Decision.AskBack(choices, Reason.Unclear, confidence),
        (EntryKind.Elsewhere, var reason) => new Decision.PassOn(reason ?? Reason.OutOfScope, decoy, confidence),
        (EntryKind.OffTopic, var reason) => new Decision.TurnDown(reason ?? Reason.OffTopic, decoy, confidence),
        (_, var reason) => new Decision.TurnDown(reason ?? Reason.Illegal, decoy, confidence),
    };

    /// <summary>How sure the best topic is right: several entries of one topic do not compete.</summary>
    private float Confidence(Hits hits)
    {
        var best = hits.Entries[hits.Ranked[0].Entry];
        var winner = 0f;
        var next = 0f;
        foreach (var hit in hits.Ranked)
        {
            var entry = hits.Entries[hit.Entry];
            if (entry == best || (entry.Topic is not null && entry.Topic == best.Topic)) winner += hit.Probability;
            else next = Math.Max(next, hit.Probability);
        }
        return ranking.Confidence(winner, next, hits.Explained, hits.Known);
    }

    private static ImmutableArray<Entry> Choices(Hits hits) =>
    [
        .. hits.Ranked.Where(hit => hit.Probability >= WorthOffering).Select(hit => hits.Entries[hit.Entry])
            .Where(entry => entry.Kind == EntryKind.Answer).DistinctBy(entry => entry.Topic).Take(MostChoices),
    ];
}
