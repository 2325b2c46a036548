using System.Text.Json;
using System.Text.Json.Nodes;
using VinhPhong.Simulators.Zalo.Chats;

namespace VinhPhong.Simulators.Zalo.Sending;

/// <summary>Reads the message of a send and refuses it as the platform does; its user holds the world's gate.</summary>
internal sealed class MessageReader(World world)
{
    private const int LongestText = 2000;
    private const int MostElements = 5;
    private const int LongestTitle = 100;
    private const int LongestSubtitle = 500;

    private static readonly TimeSpan UploadLife = TimeSpan.FromDays(7);

    public Outgoing Read(JsonObject message)
    {
        var text = Text(message, "text");
        if (text.Length > LongestText) throw RefusedException.Code(ZaloError.TooLong);
        var quoted = message["quote_message_id"] is null ? null : Text(message, "quote_message_id");
        if (quoted is not null && world.Chats.FindMessage(quoted) is null) throw RefusedException.Field("quote_message_id");
        if (message["attachment"] is null)
        {
            if (string.IsNullOrWhiteSpace(text)) throw RefusedException.Field("text");
            return new Outgoing { Kind = "text", Text = text, QuotedId = quoted };
        }
        var attachment = Object(message, "attachment");
        var payload = Object(attachment, "payload");
        var outgoing = Text(attachment, "type") switch
        {
            "file" => File(payload),
            "template" => Template(payload, text),
            _ => throw RefusedException.Field("attachment.type"),
        };
        return outgoing with { Text = text, QuotedId = quoted };
    }

    private Outgoing Template(JsonObject payload, string text) => Text(payload, "template_type") switch
    {
        "media" => Media(payload),
        "request_user_info" => RequestUserInfo(payload),
        "list" => new Outgoing { Kind = "list", Elements = Rows(payload), Buttons = ButtonReader.Read(payload) },
        "" or "button" when payload["buttons"] is not null => Buttons(payload, text),
        _ => throw RefusedException.Field("template_type"),
    };

    private static Outgoing Buttons(JsonObject payload, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) throw RefusedException.Field("text");
        return new Outgoing { Kind = "text", Buttons = ButtonReader.Read(payload) };
    }

    private Outgoing Media(JsonObject payload)
    {
        var elements = Array(payload, "elements");
        if (elements.Count != 1 || elements[0] is not JsonObject element) throw RefusedException.Field("elements");
        var kind = Text(element, "media_type");
        if (kind is not ("image" or "gif" or "sticker")) throw RefusedException.Field("media_type");
        var (url, id) = (Text(element, "url"), Text(element, "attachment_id"));
        if (url.Length > 0 == id.Length > 0) throw RefusedException.Field("attachment");
        if (kind == "sticker" && id.Length == 0) throw RefusedException.Field("attachment_id");
        if (kind == "gif" && (element["width"] is null || element["height"] is null)) throw RefusedException.Field("width, height");
        if (kind == "sticker") return new Outgoing { Kind = kind, Attachment = new ChatAttachment { Type = kind, Id = id } };
        if (url.Length > 0)
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) throw RefusedException.Field("url");
            return new Outgoing { Kind = kind, Attachment = new ChatAttachment { Type = kind, Url = url } };
        }
        var upload = Upload(id, "attachment_id", kind);
        return new Outgoing { Kind = kind, Attachment = new ChatAttachment { Type = kind, Id = id, Url = Address(upload), Name = upload.Name } };
    }

    private Outgoing File(JsonObject payload)
    {
        var upload = Upload(Text(payload, "token"), "token", "file");
        return new Outgoing { Kind = "file", Attachment = new ChatAttachment { Type = "file", Id = upload.Id, Url = Address(upload), Name = upload.Name, Size = upload.Bytes.Length } };
    }

    private static Outgoing RequestUserInfo(JsonObject payload)
    {
        var elements = Array(payload, "elements");
        if (elements.Count != 1 || elements[0] is not JsonObject element) throw RefusedException.Field("elements");
        var row = Row(element, needsSubtitle: true);
        if (string.IsNullOrEmpty(row.ImageUrl)) throw RefusedException.Field("image_url");
        return new Outgoing { Kind = "request_user_info", Elements = [row] };
    }

    private static List<ChatElement> Rows(JsonObject payload)
    {
        var elements = Array(payload, "elements");
        if (elements.Count == 0) throw RefusedException.Field("elements");
        if (elements.Count > MostElements) throw RefusedException.Field("elements");
        return [.. elements.Select((element, at) => Row(element as JsonObject ?? throw RefusedException.Field("elements"), needsSubtitle: at == 0))];
    }

    private static ChatElement Row(JsonObject element, bool needsSubtitle)
    {
        var (title, subtitle) = (Text(element, "title"), Text(element, "subtitle"));
        if (title.Length == 0) throw RefusedException.Field("title");
        if (title.Length > LongestTitle || subtitle.Length > LongestSubtitle) throw RefusedException.Code(ZaloError.TooLong);
        if (needsSubtitle && subtitle.Length == 0) throw RefusedException.Field("subtitle");
        var url = element["default_action"] is JsonObject action ? Text(action, "url") : ""; // flat here, below payload in a button
        return new ChatElement(title, subtitle, Text(element, "image_url"), url.Length == 0 ? null : url);
    }

    private StoredFile Upload(string id, string field, string kind)
    {
        if (!world.Files.TryGetValue(id, out var upload) || upload.Kind != kind) throw RefusedException.Field(field);
        return world.Now - upload.Stored < UploadLife ? upload : throw RefusedException.Code(ZaloError.AttachmentExpired);
    }

    private string Address(StoredFile upload) => new Uri(world.Address, $"/_sim/files/{upload.Id}").ToString();

    internal static JsonObject Object(JsonObject parent, string name) => parent[name] as JsonObject ?? throw RefusedException.Field(name);

    internal static JsonArray Array(JsonObject parent, string name) => parent[name] as JsonArray ?? throw RefusedException.Field(name);

    /// <summary>Empty when it is missing; an id that came as a number is not taken.</summary>
    internal static string Text(JsonObject parent, string name) => parent[name] switch
    {
        null => "",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => throw RefusedException.Field(name),
    };
}
