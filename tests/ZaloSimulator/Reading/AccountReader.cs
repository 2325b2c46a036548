using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using VinhPhong.Simulators.Zalo.Chats;
using VinhPhong.Simulators.Zalo.Sending;
using VinhPhong.Simulators.Zalo.Webhooks;

namespace VinhPhong.Simulators.Zalo.Reading;

/// <summary>Answers what may be asked about residents, chats and the account.</summary>
internal sealed class AccountReader(ZaloPlatform platform)
{
    private const int MostAtOnce = 10;

    private readonly World world = platform.World;

    public Reply Detail(JsonObject asked)
    {
        lock (world.Gate)
        {
            if (Asked(asked) is not { } resident) return Reply.FieldInvalid("user_id");
            var shared = resident.Shared;
            return Reply.Done(new JsonObject
            {
                ["user_id"] = resident.Id,
                ["user_id_by_app"] = resident.IdByApp,
                ["user_external_id"] = "",
                ["display_name"] = resident.Name,
                ["user_alias"] = resident.Name,
                ["is_sensitive"] = false,
                ["user_last_interaction_date"] = resident.LastInteraction?.ToOffset(TimeSpan.FromHours(7)).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
                ["user_is_follower"] = resident.Follows,
                ["avatar"] = Avatar(resident),
                ["avatars"] = new JsonObject { ["120"] = Avatar(resident), ["240"] = Avatar(resident) },
                ["dynamic_param"] = "",
                ["tags_and_notes_info"] = new JsonObject { ["notes"] = new JsonArray(), ["tag_names"] = new JsonArray() },
                ["shared_info"] = shared is null
                    ? new JsonObject()
                    : new JsonObject { ["address"] = shared.Address, ["city"] = shared.City, ["district"] = shared.Ward, ["phone"] = shared.Phone, ["name"] = shared.Name },
            }) with
            { ResidentId = resident.Id };
        }
    }

    public Reply Conversation(JsonObject asked)
    {
        lock (world.Gate)
        {
            if (Asked(asked) is not { } resident) return Reply.FieldInvalid("user_id");
            if (Page(asked) is not var (offset, count)) return Reply.FieldInvalid("count");
            var newestFirst = world.Chats.Of(resident.Id).Reverse().Skip(offset).Take(count);
            return Reply.Done(new JsonArray([.. newestFirst.Select(message => Entry(resident, message))])) with { ResidentId = resident.Id };
        }
    }

    public Reply RecentChats(JsonObject asked)
    {
        lock (world.Gate)
        {
            if (Page(asked) is not var (offset, count)) return Reply.FieldInvalid("count");
            var newest = world.Chats.Residents
                .Where(resident => resident.AnonymousConversation is null && world.Chats.Of(resident.Id).Count > 0)
                .Select(resident => (Resident: resident, Last: world.Chats.Of(resident.Id)[^1]))
                .OrderByDescending(chat => chat.Last.Time)
                .Skip(offset)
                .Take(count);
            return Reply.Done(new JsonArray([.. newest.Select(chat => Entry(chat.Resident, chat.Last))]));
        }
    }

    public Reply Account()
    {
        lock (world.Gate)
        {
            return Reply.Done(new JsonObject
            {
                ["oa_id"] = world.Options.OaId,
                ["oaid"] = world.Options.OaId,
                ["name"] = world.Options.OaName,
                ["description"] = "",
                ["oa_alias"] = "",
                ["is_verified"] = true,
                ["oa_type"] = (int)world.OaType,
                ["cate_name"] = "Cơ quan nhà nước",
                ["num_follower"] = world.Chats.Residents.Count(resident => resident.Follows),
                ["avatar"] = "",
                ["cover"] = "",
                ["package_name"] = "Nâng cao",
                ["package_valid_through_date"] = "31/12/2027",
                ["package_auto_renew_date"] = "",
                ["linked_ZCA"] = "",
            });
        }
    }

    public Reply Quota(JsonObject asked)
    {
        lock (world.Gate)
        {
            if (Asked(asked) is not { } resident) return Reply.FieldInvalid("user_id");
            var window = Window.For(resident, world);
            var reply = window.Quota is { } quota && quota["remain"] is { } remain
                ? new JsonObject { ["remain"] = long.Parse(remain.GetValue<string>(), CultureInfo.InvariantCulture), ["total"] = long.Parse(quota["total"]!.GetValue<string>(), CultureInfo.InvariantCulture) }
                : new JsonObject { ["remain"] = 0, ["total"] = 0 };
            return Reply.Done(new JsonObject
            {
                ["last_interaction"] = resident.LastInteraction is { } last ? EventWriter.Stamp(last) : "0",
                ["cs_reply"] = reply,
                ["promotion"] = new JsonObject { ["remain"] = 0, ["total"] = 0 },
            }) with
            { ResidentId = resident.Id };
        }
    }

    /// <summary>user_id comes as text, or as the number that older samples show.</summary>
    private Resident? Asked(JsonObject asked) => asked["user_id"] is JsonValue id ? world.Chats.Find(id.ToString()) : null;

    private static (int Offset, int Count)? Page(JsonObject asked)
    {
        var (offset, count) = (Number(asked["offset"], 0), Number(asked["count"], MostAtOnce));
        return offset >= 0 && count is > 0 and <= MostAtOnce ? (offset, count) : null;
    }

    private static int Number(JsonNode? node, int absent) =>
        node is null ? absent : node.GetValueKind() == JsonValueKind.Number ? node.GetValue<int>() : int.TryParse(node.ToString(), CultureInfo.InvariantCulture, out var number) ? number : -1;

    private JsonObject Entry(Resident resident, ChatMessage message)
    {
        var fromResident = message.By == Author.Resident;
        var entry = new JsonObject
        {
            ["src"] = fromResident ? 1 : 0,
            ["time"] = message.Time.ToUnixTimeMilliseconds(),
            ["type"] = message.Kind == "image" ? "photo" : message.Kind,
            ["message"] = message.Text,
            ["message_id"] = message.Id,
            ["from_id"] = fromResident ? resident.Id : world.Options.OaId,
            ["to_id"] = fromResident ? world.Options.OaId : resident.Id,
            ["from_display_name"] = fromResident ? resident.Name : world.Options.OaName,
            ["from_avatar"] = fromResident ? Avatar(resident) : "",
            ["to_display_name"] = fromResident ? world.Options.OaName : resident.Name,
            ["to_avatar"] = fromResident ? "" : Avatar(resident),
        };
        if (message.Attachment?.Url is { } url) entry["url"] = url;
        if (message.Attachment is { Latitude: { } latitude, Longitude: { } longitude })
            entry["location"] = new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude }.ToJsonString();
        return entry;
    }

    private string Avatar(Resident resident) => new Uri(world.Address, $"/_sim/files/avatar-{resident.Id}").ToString();
}
