using System.Text.Json;
using System.Text.Json.Nodes;
using VinhPhong.Simulators.Zalo.Chats;

namespace VinhPhong.Simulators.Zalo.Sending;

/// <summary>Reads the buttons below a message.</summary>
internal static class ButtonReader
{
    private const int Most = 5;
    private const int LongestTitle = 100;
    private const int LongestQuery = 1000;
    private const int LongestSms = 160;

    public static IReadOnlyList<ChatButton> Read(JsonObject payload)
    {
        if (payload["buttons"] is null) return [];
        var buttons = MessageReader.Array(payload, "buttons");
        if (buttons.Count is 0 or > Most) throw RefusedException.Field("buttons");
        return [.. buttons.Select(button => One(button as JsonObject ?? throw RefusedException.Field("buttons")))];
    }

    private static ChatButton One(JsonObject button)
    {
        var (title, type) = (MessageReader.Text(button, "title"), MessageReader.Text(button, "type"));
        if (title.Length == 0) throw RefusedException.Field("title");
        if (title.Length > LongestTitle) throw RefusedException.Code(ZaloError.TooLong);
        return new ChatButton(title, type, Payload(button, type));
    }

    private static string Payload(JsonObject button, string type)
    {
        switch (type)
        {
            case "oa.query.show" or "oa.query.hide":
                var query = button["payload"] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : throw RefusedException.Field("payload");
                return query.Length is > 0 and <= LongestQuery ? query : throw RefusedException.Field("payload");
            case "oa.open.url":
                return Needed(button, "url");
            case "oa.open.phone":
                return Needed(button, "phone_code");
            case "oa.open.sms":
                var content = MessageReader.Text(MessageReader.Object(button, "payload"), "content");
                if (content.Length > LongestSms) throw RefusedException.Code(ZaloError.TooLong);
                return $"{Needed(button, "phone_code")}?{content}";
            default:
                throw RefusedException.Field("type");
        }
    }

    private static string Needed(JsonObject button, string name)
    {
        var text = MessageReader.Text(MessageReader.Object(button, "payload"), name);
        return text.Length > 0 ? text : throw RefusedException.Field(name);
    }
}
