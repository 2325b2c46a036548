using System.Globalization;
using System.Text.Json.Nodes;
using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Language;

namespace VinhPhong.Bot.Channels.Zalo.Sending;

/// <summary>One message of the platform: a text, perhaps with buttons, or a file. An activity is one or several.</summary>
internal sealed record ZaloPart(string Text, IReadOnlyList<CardAction> Buttons, Attachment? File)
{
    private const int MostButtons = 5;
    private const int LongestTitle = 100;
    private const int LongestPayload = 1000;

    /// <summary>The messages that say what an activity says.</summary>
    public static IReadOnlyList<ZaloPart> Of(Activity activity, bool buttons)
    {
        var parts = new List<ZaloPart>();
        var choices = activity.SuggestedActions?.Actions ?? [];
        var asButtons = buttons && choices.Count is > 0 and <= MostButtons && choices.All(choice => choice.Title?.Length <= LongestTitle && TextOf(choice).Length <= LongestPayload);
        var text = activity.TextFormat == "plain" ? activity.Text ?? "" : ZaloText.Plain(activity.Text ?? "");
        if (choices.Count > 0 && !asButtons) text = $"{text}\n\n{Numbered(choices)}";
        foreach (var piece in text.Length == 0 ? [] : ZaloText.Split(text)) parts.Add(new ZaloPart(piece, [], null));
        if (asButtons && parts.Count > 0) parts[^1] = parts[^1] with { Buttons = choices };
        foreach (var file in activity.Attachments ?? []) parts.Add(new ZaloPart("", [], file));
        return parts;
    }

    /// <summary>The same without buttons.</summary>
    public ZaloPart WithoutButtons() => Buttons.Count == 0 ? this : new ZaloPart($"{Text}\n\n{Numbered(Buttons)}", [], null);

    /// <summary>The message as the platform wants it; <paramref name="fileId"/> is what it gave for an uploaded file.</summary>
    public JsonObject ToJson(string userId, string? fileId)
    {
        var message = new JsonObject();
        if (Text.Length > 0) message["text"] = Text;
        if (Buttons.Count > 0)
        {
            var buttons = new JsonArray([.. Buttons.Select(JsonNode (choice) => new JsonObject { ["title"] = choice.Title, ["type"] = "oa.query.show", ["payload"] = TextOf(choice) })]);
            message["attachment"] = new JsonObject { ["type"] = "template", ["payload"] = new JsonObject { ["buttons"] = buttons } };
        }
        if (File is not null)
        {
            message["attachment"] = File.ContentType?.StartsWith("image/", StringComparison.Ordinal) == true
                ? new JsonObject { ["type"] = "template", ["payload"] = new JsonObject { ["template_type"] = "media", ["elements"] = new JsonArray(new JsonObject { ["media_type"] = "image", ["attachment_id"] = fileId }) } }
                : new JsonObject { ["type"] = "file", ["payload"] = new JsonObject { ["token"] = fileId } };
        }
        return new JsonObject { ["recipient"] = new JsonObject { ["user_id"] = userId }, ["message"] = message };
    }

    private static string Numbered(IReadOnlyList<CardAction> choices) =>
        Spoken.ChooseByNumber + "\n" + string.Join("\n", choices.Select((choice, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {choice.Title}")));

    private static string TextOf(CardAction choice) => choice.Value?.ToString() ?? choice.Title ?? "";
}
