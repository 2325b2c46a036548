using VinhPhong.Knowledge.Answers;
using VinhPhong.Knowledge.Entries;
using VinhPhong.Knowledge.Safety;
using VinhPhong.Knowledge.Search;
using VinhPhong.Knowledge.Search.Passages;
using VinhPhong.Knowledge.Vietnamese;
using VinhPhong.Knowledge.Wording;

namespace VinhPhong.Knowledge;

/// <summary>The door: a resident's message, and what was said before, to exactly one answer. Safe for many threads.</summary>
public sealed class Answerer(Library library)
{
    private const int CandidatesShown = 5;

    /// <summary>Two messages that share this much of their words ask the same.</summary>
    private const float SameQuestion = 0.8f;

    private const string SafetyGroup = "an-toan";

    /// <summary>What a sign of weight 1 adds to the score of an entry about scams; a score of 1 is odds of e.</summary>
    private const float PullOfSigns = 0.3f;

    // A curse is overheard when a question is this sure beside it, and says this much; a longer one is anger.
    private const float SurelyAsked = 0.7f;
    private const float AsksSomething = 2.5f;
    private const int LongCurse = 10;

    /// <summary>After this many answers from one entry in a row, another one would not help.</summary>
    private const int TimesSaid = 3;

    private Steps? prepared;

    /// <summary>Answers one message. Never throws for any text.</summary>
    public Answer Ask(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var steps = StepsFor(library.Current); // one version for the whole answer
        var asked = steps.Read(question);
        return steps.Beforehand(asked) ?? steps.Chosen(asked) ?? steps.FromKnowledge(asked);
    }

    private Steps StepsFor(Published published)
    {
        var steps = prepared;
        if (steps?.Published != published) prepared = steps = new Steps(published);
        return steps;
    }

    /// <summary>A message as read.</summary>
    private sealed record Asked(string Text, IReadOnlyList<Word> Words, Dialogue Earlier, PersonalDataKinds PersonalData, Language Language);

    /// <summary>The steps of an answer, over one published version.</summary>
    private sealed class Steps(Published published)
    {
        private readonly Context context = new(published);
        private readonly Decider decider = new(published.Ranking);
        private readonly SecondTopic secondTopic = new(published);
        private readonly ReviewedText wording = new(published.Centre);

        public Published Published => published;

        public Asked Read(Question question)
        {
            var text = HiddenCharacters.Strip(question.Text, Normaliser.LongestText);
            return new Asked(text, published.Index.Normaliser.Read(text), question.Earlier, PersonalData.Find(text) | question.Masked, OtherLanguage.Of(text, Tokens.Read(text)));
        }

        /// <summary>What is decided before anything is looked up: distress, abuse, another language, the wish for an officer.</summary>
        public Answer? Beforehand(Asked asked)
        {
            var reason = published.SafetyPhrases.Find(asked.Text);
            Answer? answer = reason switch
            {
                Reason.Distress or Reason.Anger => wording.PassOn(reason.Value, null, Offices.ServiceCentre),
                Reason.AskedForOfficer => wording.PassOn(Reason.AskedForOfficer, published.Find("tt-hcc-gap-can-bo"), Offices.ServiceCentre),
                Reason.Injection => wording.TurnDown(Reason.Injection, null),
                Reason.Abuse => Cursed(asked),
                _ when asked.Language != Language.Vietnamese => ReviewedText.PassOn(asked.Language),
                _ => null,
            };
            answer ??= Refused(asked);
            return answer is null ? null : Finish(answer, asked, published.Index.Find(asked.Words), 1);
        }

        /// <summary>A curse with a question in it gets its answer; a long curse is an angry resident, who gets an officer; else it is a curse.</summary>
        private Answer? Cursed(Asked asked)
        {
            var hits = published.Index.Find(asked.Words);
            var best = hits.Entries[hits.Ranked[0].Entry];
            if (best.Kind == EntryKind.Answer && hits.Ranked[0].Probability >= SurelyAsked && hits.Evidence >= AsksSomething) return null;
            return asked.Words.Count > LongCurse ? wording.PassOn(Reason.Anger, null, OfficeOf(hits)) : wording.TurnDown(Reason.Abuse, null);
        }

        private Answer? Refused(Asked asked) => published.Refusals.Find(asked.Words) is not { } id || published.Find(id) is not { } entry ? null
            : entry.Kind == EntryKind.Refuse ? wording.TurnDown(entry.Reason ?? Reason.Illegal, entry)
            : wording.PassOn(entry.Reason ?? Reason.OutOfScope, entry, entry.Office);

        /// <summary>The answer to "cái thứ hai" after choices were offered, or to a title, which is what buttons say.</summary>
        public Answer? Chosen(Asked asked)
        {
            if ((published.Titled(asked.Text) ?? context.Chosen(asked.Words, asked.Earlier)) is { } entry)
                return Finish(wording.Answer([entry], Coverage.Whole), asked, published.Index.Find(asked.Words), 1, entry);
            // A number that picks nothing is no question.
            var onlyNumbers = asked.Words.Count > 0 && asked.Words.All(word => word.IsNumber);
            return onlyNumbers ? Finish(ReviewedText.Ask([], Reason.Unclear), asked, published.Index.Find(asked.Words), 0) : null;
        }

        public Answer FromKnowledge(Asked asked)
        {
            var signs = published.ScamCheck.Look(asked.Text, asked.Words);
            var hits = Pointed(context.Find(asked.Words, asked.Earlier), signs);
            var decision = decider.Decide(hits);
            if (IsWithoutLuck(decision, asked))
                return Finish(wording.PassOn(Reason.AskedTwice, null, OfficeOf(hits)), asked, hits, decision.Confidence);
            return Finish(WithScamSigns(Say(decision, asked, hits), signs, hits), asked, hits, decision.Confidence);
        }

        private Answer Say(Decision decision, Asked asked, Hits hits) => decision switch
        {
            Decision.AnswerFrom { Entry.Kind: EntryKind.SmallTalk } talk => wording.Talk(talk.Entry),
            Decision.AnswerFrom { Entry.Id: "tt-hcc-gap-can-bo" } wish => wording.PassOn(Reason.AskedForOfficer, wish.Entry, wish.Entry.Office),
            Decision.AnswerFrom again when asked.Earlier.Last?.AnsweredFrom.Contains(again.Entry.Id) == true => wording.AnswerMore(again.Entry, asked.Words),
            Decision.AnswerFrom one => wording.Answer([one.Entry, .. secondTopic.Find(asked.Text, one.Entry)], one.Covers),
            Decision.AskBack { Reason: Reason.Ambiguous } when secondTopic.Both(asked.Text) is { IsEmpty: false } both => wording.Answer(both, Coverage.Whole),
            Decision.AskBack ask => ReviewedText.Ask(ask.Choices, ask.Reason),
            Decision.TurnDown no => wording.TurnDown(no.Reason, no.Entry),
            Decision.PassOn { Entry: null } when Quotable(asked) is { } found => ReviewedText.Quote(found),
            Decision.PassOn on => wording.PassOn(on.Reason, on.Entry, on.Entry?.Office ?? OfficeOf(hits)),
            _ => throw new InvalidOperationException($"Unknown decision {decision.GetType().Name}."),
        };

        /// <summary>A passage that has nearly all that was asked, for when no entry fits.</summary>
        private FoundPassage? Quotable(Asked asked)
        {
            var found = published.Passages.Find(asked.Text);
            return found is { Covered: >= Decider.PassageCovers, TellingWords: >= Decider.PassageTellingWords } ? found : null;
        }

        /// <summary>Signs of a scam speak for the entries about scams, most for the one they point to.</summary>
        private static Hits Pointed(Hits hits, ScamSigns signs) => signs.Weight < ScamSigns.Clear ? hits : hits.With(entry =>
            entry.Group != SafetyGroup ? 0 : (signs.Weight * PullOfSigns) + signs.Seen.Where(sign => sign.Entry == entry.Id).Sum(sign => sign.Weight * PullOfSigns));

        /// <summary>Signs of a scam are told with the answer; strong signs turn any other answer into a warning.</summary>
        private Answer WithScamSigns(Answer answer, ScamSigns signs, Hits hits)
        {
            var isSafety = answer is Answered { Entries: [{ Group: SafetyGroup } or { Id: "tt-an-toan" }, ..] };
            if (isSafety && signs is { Weight: 0, Links.Length: > 0 }) return answer with { Text = ReviewedText.WithoutSigns(answer.Text) };
            if (signs.Weight < ScamSigns.Clear) return answer;
            if (isSafety) return answer with { Text = ReviewedText.WithSigns(signs, answer.Text) };
            if (signs.Weight < ScamSigns.Strong || answer is not (Answered or Clarify or HandOff)) return answer;
            var warning = hits.Best(1, entry => entry.Group == SafetyGroup).Select(hit => hits.Entries[hit.Entry]).FirstOrDefault();
            if (warning is null) return answer;
            var answered = wording.Answer([warning], Coverage.Part);
            return answered with { Text = ReviewedText.WithSigns(signs, answered.Text) };
        }

        /// <summary>The same question again, or a fourth answer from one entry: no luck. Greetings and what is urgent are said as often as they are needed.</summary>
        private bool IsWithoutLuck(Decision decision, Asked asked) => decision switch
        {
            Decision.AnswerFrom { Entry: { Kind: EntryKind.SmallTalk } or { Urgent: true } or { Group: SafetyGroup } } => false,
            Decision.AnswerFrom again when Facet.Of(asked.Words).Count == 0 && SaidOftenEnough(again.Entry, asked.Earlier) => true,
            _ => AskedBefore(asked),
        };

        private static bool SaidOftenEnough(Entry entry, Dialogue earlier) =>
            earlier.Exchanges.Length >= TimesSaid && earlier.Exchanges[^TimesSaid..].All(exchange => exchange.AnsweredFrom.Contains(entry.Id));

        private bool AskedBefore(Asked asked)
        {
            if (asked.Words.Count < 3) return false;
            var words = asked.Words.Select(word => word.Folded).ToHashSet(StringComparer.Ordinal);
            return asked.Earlier.Exchanges.Any(before => before.Outcome is not (Outcome.SmallTalk or Outcome.Decline) && Similar(before.Said) >= SameQuestion);

            float Similar(string said)
            {
                var theirs = published.Index.Normaliser.Read(said).Select(word => word.Folded).ToHashSet(StringComparer.Ordinal);
                return words.Count(theirs.Contains) / (float)words.Union(theirs).Count();
            }
        }

        private static string OfficeOf(Hits hits) =>
            hits.Best(1, entry => entry.Kind == EntryKind.Answer).Select(hit => hits.Entries[hit.Entry].Office).FirstOrDefault(Offices.ServiceCentre);

        private static Answer Finish(Answer answer, Asked asked, Hits hits, float confidence, Entry? first = null)
        {
            var candidates = hits.Best(CandidatesShown, entry => entry.Answers).Select(hit => new Candidate(hits.Entries[hit.Entry], hit.Probability));
            if (first is not null) candidates = candidates.Where(candidate => candidate.Entry != first).Prepend(new Candidate(first, 1));
            return answer with
            {
                Text = ReviewedText.WithWarning(asked.PersonalData, answer.Text),
                Confidence = confidence,
                Candidates = [.. candidates.Take(CandidatesShown)],
                PersonalData = asked.PersonalData,
            };
        }
    }
}
