using System.Globalization;
using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Language;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Bot.Channels.Zalo.Receiving;

/// <summary>Events of the platform as activities. Pure.</summary>
internal static class ZaloActivities
{
    private const string LateName = "zalo.late";
    private const string UnknownName = "zalo.unknown";
    private const int LongestName = 100;

    /// <summary>Null for what is no activity of a resident, or none that we know.</summary>
    public static Activity? Of(ZaloEvent read) => read.Name switch
    {
        "user_send_text" or "user_send_link" or "user_send_location" or "user_send_business_card" => Message(read) with { Text = Composed.Of(TextOf(read)) },
        "user_send_image" or "user_send_gif" or "user_send_file" or "user_send_video" or "user_send_audio" => Message(read) with
        {
            Text = string.IsNullOrWhiteSpace(read.Text) ? null : Composed.Of(read.Text),
            Attachments = FilesOf(read),
        },
        "follow" or "user_click_chatnow" => From(read) with { Type = ActivityTypes.ConversationUpdate, MembersAdded = [new ChannelAccount { Id = read.UserId, Role = "user" }] },
        "unfollow" or "user_send_sticker" => From(read) with { Type = ActivityTypes.Event, Name = "zalo." + read.Name },
        "user_submit_info" => From(read) with { Type = ActivityTypes.Event, Name = "zalo." + read.Name, Value = read.Info, Text = read.Info is { } info ? ZaloInfo.TextOf(info) : null },
        _ => null,
    };

    /// <summary>What we have no use for yet, kept as it was called and with what could be read of it; nobody answers it.</summary>
    public static Activity Unknown(ZaloEvent read) => From(read) with
    {
        Type = ActivityTypes.Event,
        Name = UnknownName,
        Value = ActivityJson.Element(read.Name.Length > LongestName ? read.Name[..LongestName] : read.Name),
        Text = string.IsNullOrWhiteSpace(read.Text) ? null : Composed.Of(read.Text),
    };

    /// <summary>What was written too long ago to answer: officers see it, the assistant keeps silent.</summary>
    public static Activity Late(Activity activity) => activity.Type != ActivityTypes.Message ? activity
        : activity with { Type = ActivityTypes.Event, Name = LateName };

    /// <summary>What a colleague wrote to the resident in Zalo's own console, as a word of an officer.</summary>
    public static Activity SaidBy(OfficerAtDesk colleague, ZaloEvent read)
    {
        var files = IsFiles(read.Name["oa_send_".Length..]) ? FilesOf(read) : [];
        var text = files.Count > 0 ? read.Text ?? "" : TextOf(read);
        return HandOffReplies.Said(colleague, files.Count == 0 && string.IsNullOrWhiteSpace(text) ? AtDesk.ZaloOther : Composed.Of(text), files);
    }

    private static bool IsFiles(string kind) => kind is "image" or "gif" or "file" or "video" or "audio";

    private static List<Attachment> FilesOf(ZaloEvent read) => [.. read.Attachments.Where(one => one.Url is not null).Take(ZaloOptions.MostFiles).Select(one => new Attachment { ContentType = one.Kind, Name = one.Name, ContentUrl = one.Url })];

    private static Activity Message(ZaloEvent read) => From(read) with { Type = ActivityTypes.Message, TextFormat = "plain" };

    private static Activity From(ZaloEvent read) => new()
    {
        From = new ChannelAccount { Id = read.UserId, Role = "user" },
        Recipient = Participants.Assistant,
        Locale = "vi-VN",
        LocalTimestamp = read.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
    };

    /// <summary>A link or a place is said in words, because that is what officers and the assistant read.</summary>
    private static string TextOf(ZaloEvent read) => string.Join(
        "\n",
        new[] { read.Text }.Concat(read.Attachments.Select(one => one.Kind == "location" ? string.Format(CultureInfo.InvariantCulture, Spoken.PlaceSent, one.Description) : string.Join(" ", new[] { one.Description, one.Url }.OfType<string>())))
            .Where(text => !string.IsNullOrWhiteSpace(text)));
}
