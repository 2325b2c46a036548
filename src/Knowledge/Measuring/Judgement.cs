using VinhPhong.Knowledge.Answers;

namespace VinhPhong.Knowledge.Measuring;

/// <summary>What came of one test question.</summary>
public enum Verdict
{
    /// <summary>Answered from a right topic; out of scope: handled as it should be.</summary>
    Right,

    /// <summary>Asked back with a right topic among the choices.</summary>
    RightClarify,

    /// <summary>Asked back without a right topic.</summary>
    OtherClarify,

    /// <summary>Passed to an officer or declined though a topic fits; out of scope: another kind of refusal than expected.</summary>
    NotAnswered,

    /// <summary>Answered from a topic that does not fit, or at all where nothing fits.</summary>
    Wrong,
}

/// <summary>One test question, its answer, and the verdict.</summary>
public sealed record Judgement(TestQuestion Question, Answer Answer, Verdict Verdict, int Rank, double Milliseconds)
{
    /// <summary>Judges an answer. <see cref="Rank"/> is the place of the first right topic among the candidates, from 1; 0 if there is none.</summary>
    public static Judgement Of(TestQuestion question, Answer answer, double milliseconds)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(answer);
        var topics = answer.Candidates.Select(candidate => candidate.Entry.Topic).ToList();
        var rank = topics.FindIndex(topic => topic is not null && question.Expect.Contains(topic)) + 1;
        return new Judgement(question, answer, question.InScope ? InScope(question, answer) : OutOfScope(question, answer), rank, milliseconds);
    }

    private static Verdict InScope(TestQuestion question, Answer answer)
    {
        bool Fits(Entries.Entry? entry) => entry?.Topic is { } topic && question.Expect.Contains(topic);
        return answer switch
        {
            Answered answered => answered.Entries.Any(Fits) ? Verdict.Right : Verdict.Wrong,
            SmallTalk talk => Fits(talk.Entry) ? Verdict.Right : Verdict.Wrong,
            Clarify clarify => clarify.Choices.Any(Fits) ? Verdict.RightClarify : Verdict.OtherClarify,
            HandOff handOff => Fits(handOff.Entry) ? Verdict.Right : Verdict.NotAnswered,
            _ => Verdict.NotAnswered,
        };
    }

    private static Verdict OutOfScope(TestQuestion question, Answer answer)
    {
        if (answer.Outcome == Outcome.Answer) return question.Outcome == "answer" ? Verdict.Right : Verdict.Wrong;
        return question.Outcome switch
        {
            "handoff" => answer.Outcome == Outcome.HandOff,
            "decline" => answer.Outcome == Outcome.Decline,
            "smalltalk" => answer.Outcome == Outcome.SmallTalk,
            "clarify" => answer.Outcome == Outcome.Clarify,
            _ => true, // nothing to do with the commune: any answer but a pretended one
        } ? Verdict.Right : Verdict.NotAnswered;
    }
}
