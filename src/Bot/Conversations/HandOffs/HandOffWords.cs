using System.Collections.Immutable;
using System.Globalization;
using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Language;
using VinhPhong.Knowledge.Answers;
using VinhPhong.Knowledge.Entries;
using VinhPhong.Knowledge.Wording;

namespace VinhPhong.Bot.Conversations.HandOffs;

/// <summary>What a resident says about a hand-off while the assistant holds the conversation, and what the assistant says differently because of it.</summary>
internal static class HandOffWords
{
    /// <summary>The reason of an entry whose owner wants each such case to reach a person.</summary>
    private const string Policy = "policy";

    /// <summary>Reasons that say only "an officer will see to it", which a resident who waits has been told.</summary>
    private static readonly Reason[] SaysOnlyWait = [Reason.NoKnowledge, Reason.LowConfidence, Reason.AskedForOfficer, Reason.AskedTwice, Reason.Anger, Reason.OutOfScope];

    /// <summary>A word about the hand-off itself: no longer wanted, a number to call, whether it helped; null if it is a question like any other.</summary>
    public static (HandOffWord Word, ImmutableArray<Activity> Replies)? Of(string said, Conversation conversation, Activity to)
    {
        var text = said.Trim();
        if (conversation.AskedAbout is not null && text == Spoken.Satisfied) return (new HandOffWord.Rate(true), [Replies.Notice(to, Spoken.ThanksForRating)]);
        if (conversation.AskedAbout is not null && text == Spoken.NotSatisfied) return (new HandOffWord.Rate(false), [Replies.Notice(to, Spoken.SorryForRating, Spoken.MeetOfficer)]);
        if (conversation.HandOff is not { } reference) return null;
        if (text == Spoken.StopWaiting) return (new HandOffWord.Withdraw(), []); // its end says so
        return PhoneNumber.In(text) is { } phone
            ? (new HandOffWord.LeavePhone(phone), [Replies.Notice(to, string.Format(CultureInfo.InvariantCulture, Spoken.PhoneTaken, phone, reference), Spoken.StopWaiting)])
            : null;
    }

    /// <summary>What a resident who waits already is told instead of a second hand-off or of being asked back; null if the answer itself is to be said.</summary>
    public static Activity? ReplyTo(Answer answer, Conversation conversation, Activity to) =>
        conversation.HandOff is { } reference && (answer is Clarify || (answer is HandOff { Entry: null } handOff && SaysOnlyWait.Contains(handOff.Reason)) || answer is HandOff { Reason: Reason.AskedForOfficer })
            ? Replies.Notice(to, string.Format(CultureInfo.InvariantCulture, Spoken.AddedForOfficer, reference), Spoken.StopWaiting)
            : null;

    /// <summary>The assistant is turned off: the message goes to an officer, and the resident is told so.</summary>
    public static TurnResult WhileOff(Conversation conversation, Activity to, string said) => new(conversation.Dialogue, [
        conversation.HandOff is { } reference
            ? Replies.Notice(to, string.Format(CultureInfo.InvariantCulture, Spoken.AddedForOfficer, reference), Spoken.StopWaiting)
            : Replies.Notice(to, Spoken.AssistantOff)])
    {
        HandOff = new HandOffRequest(Offices.ServiceCentre, HandOffRequest.Off, Urgent: false),
        Question = said,
    };

    /// <summary>The office of the entry sees the answer first; the resident is told that it comes from an officer.</summary>
    public static TurnResult BeforeNod(Conversation conversation, Activity to, string said, Answer answer, Entry entry) => new(conversation.Dialogue.After(said, answer), [
        conversation.HandOff is { } reference
            ? Replies.Notice(to, string.Format(CultureInfo.InvariantCulture, Spoken.AddedForOfficer, reference), Spoken.StopWaiting)
            : Replies.Notice(to, Spoken.OfficerChecks)])
    {
        Answer = answer,
        HandOff = new HandOffRequest(entry.Office, HandOffRequest.Nod, entry.Urgent),
        Question = said,
    };

    /// <summary>What the officer is to answer: "gặp cán bộ" is the wish, the question is what was asked before it.</summary>
    public static string QuestionOf(string said, Answer answer, Conversation conversation) =>
        answer is HandOff { Reason: Reason.AskedForOfficer or Reason.Anger } && conversation.Dialogue.Exchanges.LastOrDefault(before => before.Outcome != Outcome.SmallTalk) is { } before ? before.Said : said;

    /// <summary>Whether an answer calls for an officer, and of which office.</summary>
    public static HandOffRequest? RequestOf(Answer answer) => answer switch
    {
        HandOff handOff => new HandOffRequest(handOff.Office ?? Offices.ServiceCentre, handOff.Reason.Word(), handOff.Reason is Reason.Distress or Reason.Emergency || handOff.Entry?.Urgent == true),
        Answered { HandOff: HandOffOffer.Always } answered => new HandOffRequest(answered.Office ?? Offices.ServiceCentre, Policy, answered.Entries.Any(entry => entry.Urgent)),
        _ => null,
    };
}
