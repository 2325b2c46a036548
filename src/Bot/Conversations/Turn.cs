using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Conversations.Linking;
using VinhPhong.Bot.Language;
using VinhPhong.Knowledge;
using VinhPhong.Knowledge.Answers;
using VinhPhong.Knowledge.Safety;
using VinhPhong.Knowledge.Wording;

namespace VinhPhong.Bot.Conversations;

/// <summary>One activity of a resident to what is said and remembered. Changes nothing by itself.</summary>
internal sealed class Turn(Answerer answerer, Library library, AssistantSwitch assistant, AwaitsNod awaitsNod, IOptions<ConversationsOptions> options)
{
    private const int LongestReason = 500;

    public TurnResult Run(Conversation conversation, StoredActivity stored) => Run(conversation, ActivityJson.Read(stored.Json), stored.Masked);

    /// <summary>The same for an activity that is not stored yet but has its id; <paramref name="masked"/>: the <see cref="PersonalDataKinds"/> that were taken out of it.</summary>
    public TurnResult Run(Conversation conversation, Activity activity, int masked)
    {
        var silent = new TurnResult(conversation.Dialogue, []);
        return activity.Type switch
        {
            ActivityTypes.ConversationUpdate => silent with { Replies = [Replies.Welcome(activity, library.Current)] },
            ActivityTypes.Event when activity.Name == "feedback" => silent with { Vote = VoteOf(activity, conversation.Id) },
            ActivityTypes.Event when activity.Name == "forget" => Forget(activity),
            ActivityTypes.Message when conversation.Holder == Holder.Officer => silent,
            ActivityTypes.Message => Once(Answer(conversation, activity, masked), conversation),
            _ => silent,
        };
    }

    /// <summary>What the resident is told when a turn cannot be handled at all; the activity itself may be what cannot be read.</summary>
    public static TurnResult Apologise(Conversation conversation, StoredActivity stored) =>
        stored.Type != ActivityTypes.Message ? new(conversation.Dialogue, [])
            : new(conversation.Dialogue, [Replies.Notice(new Activity { Id = Conversation.ActivityId(conversation.Id, stored.Sequence) }, Spoken.ApologyHandedOff)])
            {
                HandOff = new HandOffRequest(Offices.ServiceCentre, HandOffRequest.Failure, Urgent: false),
            };

    /// <summary>Who waits for an officer already is not handed off a second time.</summary>
    private static TurnResult Once(TurnResult result, Conversation conversation) => conversation.HandOff is null ? result : result with { HandOff = null };

    private TurnResult Answer(Conversation conversation, Activity activity, int masked)
    {
        var said = activity.Text ?? TextOf(activity.Value);
        var silent = new TurnResult(conversation.Dialogue, []);
        if (string.IsNullOrWhiteSpace(said))
            return silent with { Replies = [Replies.Notice(activity, activity.Attachments is { Count: > 0 } ? Spoken.FileReceived : Spoken.NothingSaid)] };
        if (said.Length > options.Value.LongestQuestion)
            return silent with { Replies = [Replies.Notice(activity, string.Format(CultureInfo.InvariantCulture, Spoken.TooLong, said.Length, options.Value.LongestQuestion))] };
        if (Spoken.AsksToBeForgotten(said)) return silent with { Replies = [Replies.AskWhetherToForget(activity)] };
        if (said.Trim() == Spoken.ForgetNow) return Forget(activity);
        if (Spoken.AsksToLink(said)) return silent with { Link = new LinkWish.Offer() };
        if (LinkCode.In(said) is { } code) return silent with { Link = new LinkWish.TakeUp(code) };
        if (HandOffWords.Of(said, conversation, activity) is { } word) return silent with { Word = word.Word, Replies = word.Replies };
        if (assistant.IsOff) return HandOffWords.WhileOff(conversation, activity, said);
        var answer = answerer.Ask(new Question(said, conversation.Dialogue) { Masked = (PersonalDataKinds)masked });
        if (answer is Answered { Entries: var from } && from.FirstOrDefault(entry => awaitsNod.Contains(entry.Id)) is { } asks) return HandOffWords.BeforeNod(conversation, activity, said, answer, asks);
        return new TurnResult(conversation.Dialogue.After(said, answer), [HandOffWords.ReplyTo(answer, conversation, activity) ?? Replies.Of(answer, activity, library.Current)])
        {
            Answer = answer,
            HandOff = HandOffWords.RequestOf(answer),
            Question = HandOffWords.QuestionOf(said, answer, conversation),
        };
    }

    private static TurnResult Forget(Activity activity) => new(Dialogue.Empty, [Replies.Forgotten(activity)]) { Forget = true };

    /// <summary>Buttons of cards send a value instead of text.</summary>
    private static string? TextOf(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static Vote? VoteOf(Activity activity, string conversationId)
    {
        if (activity.ReplyToId is not { } id || Conversation.SequenceOf(conversationId, id) is not { } sequence
            || activity.Value is not { ValueKind: JsonValueKind.Object } value) return null;
        if (Text("vote") is not ("up" or "down" or "none")) return null;
        bool? helped = Text("vote") switch { "up" => true, "down" => false, _ => null };
        var reason = Text("reason");
        return new Vote(sequence, helped, reason is null ? null : PersonalData.Mask(reason.Length > LongestReason ? reason[..LongestReason] : reason));

        string? Text(string name) => value.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String ? field.GetString() : null;
    }
}
