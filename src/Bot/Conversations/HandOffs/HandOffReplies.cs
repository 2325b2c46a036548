using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Language;
using VinhPhong.Knowledge.Wording;

namespace VinhPhong.Bot.Conversations.HandOffs;

/// <summary>What residents and their clients hear of a hand-off.</summary>
internal static class HandOffReplies
{
    /// <summary>An officer has it now.</summary>
    public static Activity Accepted(OfficerAtDesk officer, string office) => Notice(Format(Spoken.OfficerHere, officer.Name, Offices.NameOf(office)));

    /// <summary>An officer of whom the hub says no name has it now.</summary>
    public static Activity AcceptedUnnamed(string office) => Notice(Format(Spoken.UnnamedOfficerHere, Offices.NameOf(office)));

    /// <summary>It was passed to an outside hub, which says nothing of places and times.</summary>
    public static Activity SentToHub(string office, string reference) => Notice(Format(Spoken.SentToHub, Offices.NameOf(office), reference), Spoken.StopWaiting);

    public static Activity Queued(QueueCause cause, string office) => Notice(Format(
        cause switch { QueueCause.OtherOffice => Spoken.PassedToOffice, QueueCause.OfficerGone => Spoken.OfficerAway, _ => Spoken.OtherOfficeTries }, Offices.NameOf(office)));

    /// <summary>The place in the queue; <paramref name="minutes"/> is how long it took others lately, null if too few came to say.</summary>
    public static Activity Place(string office, string reference, int before, int? minutes) => Notice(
        Format(before == 0 ? Spoken.WaitingNext : Spoken.WaitingPlace, Offices.NameOf(office), reference, before) + (minutes is { } wait ? " " + Format(Spoken.WaitingMinutes, wait) : ""),
        Spoken.StopWaiting);

    /// <summary>Nobody is there; <paramref name="opens"/> is when the desk opens next, null if the commune has not told.</summary>
    public static Activity NobodyThere(string office, string reference, string? opens) => Notice(
        Format(Spoken.NobodyThere, Offices.NameOf(office), reference) + (opens is null ? "" : " " + Format(Spoken.OpensAt, opens)) + "\n\n" + Spoken.LeavePhone,
        Spoken.StopWaiting);

    public static Activity Ended(HandOffEnding ending, HandOffCase handOff, bool asks)
    {
        if (ending == HandOffEnding.QuietElsewhere) return Notice(Spoken.BackAfterSilence, Spoken.MeetOfficer);
        var text = ending switch
        {
            HandOffEnding.Withdrawn => Format(Spoken.WaitingWithdrawn, handOff.Reference),
            HandOffEnding.ResidentGone => Spoken.ResidentGone,
            HandOffEnding.HubFailed => Spoken.HubFailed,
            _ => Spoken.AssistantBack,
        };
        return asks ? Notice($"{text} {Spoken.AskSatisfied}", Spoken.Satisfied, Spoken.NotSatisfied) : Notice(text);
    }

    public static Activity Said(OfficerAtDesk officer, string text, IReadOnlyList<Attachment> attachments) => new()
    {
        Type = ActivityTypes.Message,
        From = officer.Account,
        Locale = "vi-VN",
        TextFormat = "plain",
        Text = text,
        Attachments = attachments.Count == 0 ? null : attachments,
        ChannelData = JsonSerializer.SerializeToElement(new OfficerData(true), HandOffJson.Default.OfficerData),
    };

    /// <summary>The event by which clients and hubs follow a hand-off: <c>accepted</c>, <c>completed</c>, <c>failed</c> of the protocol, and our <c>waiting</c>.</summary>
    public static Activity Status(string state, HandOffCase handOff) => new()
    {
        Type = ActivityTypes.Event,
        Name = "handoff.status",
        From = Participants.Assistant,
        Value = JsonSerializer.SerializeToElement(new StatusValue(state, handOff.Reference, handOff.Office, handOff.OfficerName), HandOffJson.Default.StatusValue),
    };

    private static Activity Notice(string text, params IReadOnlyList<string> choices) => new()
    {
        Type = ActivityTypes.Message,
        From = Participants.Assistant,
        Locale = "vi-VN",
        TextFormat = "markdown",
        Text = text,
        SuggestedActions = choices.Count == 0 ? null : new SuggestedActions { To = [], Actions = [.. choices.Select(title => new CardAction { Type = "imBack", Title = title, Value = ActivityJson.Element(title) })] },
        ChannelData = AnswerData.Element(new AnswerData { Outcome = "notice" }),
    };

    private static string Format(string sentence, params object[] values) => string.Format(CultureInfo.InvariantCulture, sentence, values);

    internal sealed record OfficerData(bool Officer);

    internal sealed record StatusValue(string State, string Reference, string Office, string? Officer);
}

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HandOffReplies.OfficerData))]
[JsonSerializable(typeof(HandOffReplies.StatusValue))]
internal sealed partial class HandOffJson : JsonSerializerContext;
