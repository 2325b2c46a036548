using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Language;
using VinhPhong.Knowledge;
using VinhPhong.Knowledge.Answers;
using VinhPhong.Knowledge.Entries;

namespace VinhPhong.Bot.Conversations;

/// <summary>Answers as activities: the whole message in <c>text</c>, choices as suggested actions, what a rich client may show in <c>channelData.answer</c>.</summary>
internal static class Replies
{
    private const int MostRelated = 3;

    /// <summary>The first message of a conversation, with the most asked questions as buttons.</summary>
    public static Activity Welcome(Activity to, Published published) =>
        Reply(to, Spoken.Welcome, [.. published.MostAsked.Select(entry => entry.Title), Spoken.MeetOfficer], new AnswerData { Outcome = "welcome" });

    public static Activity Of(Answer answer, Activity to, Published published)
    {
        var text = answer.Text;
        var sources = answer is Answered answered ? answered.Sources : [];
        var data = new AnswerData
        {
            Outcome = answer.Outcome.ToString().ToLowerInvariant(),
            Entry = answer.AnsweredFrom.FirstOrDefault(),
            Office = answer.Office,
            SourcesAt = sources.IsEmpty ? null : text.Length,
            Sources = sources.IsEmpty ? null : [.. sources.Select(source => SourceData.Of(source, published.ScamCheck.IsOfficial))],
            NeedsCheck = answer is Answered { Entries: var from } && from.Any(entry => entry.Status == EntryStatus.NeedsCheck),
            Links = LinkData.In(text, published.ScamCheck.IsOfficial),
            Feedback = answer.Outcome is Outcome.Answer,
        };
        return Reply(to, text + SourcesText(sources), Choices(answer, published), data);
    }

    /// <summary>Something the service itself says.</summary>
    public static Activity Notice(Activity to, string text, params ImmutableArray<string> choices) => Reply(to, text, choices, new AnswerData { Outcome = "notice" });

    public static Activity AskWhetherToForget(Activity to) => Notice(to, Spoken.AskWhetherToForget, Spoken.ForgetNow, Spoken.KeepIt);

    /// <summary>Tells clients to clear what they hold.</summary>
    public static Activity Forgotten(Activity to) => new() { Type = ActivityTypes.Event, Name = "forgotten", From = Participants.Assistant, Recipient = to.From };

    private static ImmutableArray<string> Choices(Answer answer, Published published) => answer switch
    {
        Clarify clarify => [.. clarify.Choices.Select(entry => entry.Title), Spoken.MeetOfficer],
        Answered { Entries: [var entry, ..] } => [.. entry.Related.Select(published.Find).OfType<Entry>().Where(other => other.Kind == EntryKind.Answer).Take(MostRelated).Select(other => other.Title)],
        SmallTalk => [.. published.MostAsked.Select(entry => entry.Title)],
        Decline => [Spoken.MeetOfficer],
        _ => [],
    };

    private static string SourcesText(ImmutableArray<Source> sources)
    {
        if (sources.IsEmpty) return "";
        var text = new StringBuilder("\n\n").Append(Spoken.Sources);
        foreach (var source in sources)
        {
            text.Append("\n- ").Append(source.Document);
            if (source.Article is not null) text.Append(", ").Append(source.Article);
            if (source.Url is not null) text.Append(": ").Append(source.Url);
            text.Append(CultureInfo.InvariantCulture, $" ({Spoken.CheckedOn} {source.Checked:dd/MM/yyyy})");
        }
        return text.ToString();
    }

    private static Activity Reply(Activity to, string text, ImmutableArray<string> choices, AnswerData data) => new()
    {
        Type = ActivityTypes.Message,
        From = Participants.Assistant,
        Recipient = to.From,
        ReplyToId = to.Id,
        Locale = "vi-VN",
        TextFormat = "markdown",
        Text = text,
        InputHint = data.Outcome == "clarify" ? "expectingInput" : "acceptingInput",
        SuggestedActions = choices.IsEmpty ? null : new SuggestedActions { To = [], Actions = [.. choices.Select(SayIt)] },
        ChannelData = AnswerData.Element(data),
    };

    private static CardAction SayIt(string title) => new() { Type = "imBack", Title = title, Value = ActivityJson.Element(title) };
}
