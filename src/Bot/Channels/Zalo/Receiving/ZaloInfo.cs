using System.Text.Json;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Language;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Bot.Channels.Zalo.Receiving;

/// <summary>What a resident shared by the platform's form, in words. Its address has two shapes: by itself, as the documents have it now, or among the other fields, as before.</summary>
internal static class ZaloInfo
{
    /// <summary>Both shapes' names, from the house to the province.</summary>
    private static readonly string[] Places = ["user_address", "address", "user_ward", "ward", "user_district", "district", "user_city", "city"];

    /// <summary>One line a field; null if nothing is in it.</summary>
    public static string? TextOf(JsonElement info)
    {
        var place = ZaloEvent.Field(info, "full_address") ?? info;
        var address = string.Join(", ", Places.Select(name => Said(place, name)).OfType<string>());
        var lines = new (string Name, string? Value)[]
        {
            (AtDesk.SharedName, Said(info, "name")),
            (AtDesk.SharedPhone, Said(info, "phone") is { } phone ? PhoneNumber.In(phone) ?? phone : null),
            (AtDesk.SharedBirth, Said(info, "user_dob")),
            (AtDesk.SharedGender, Said(info, "gender")),
            (AtDesk.SharedAddress, address.Length > 0 ? address : null),
        }.Where(line => line.Value is not null).Select(line => $"{line.Name}: {line.Value}").ToArray();
        return lines.Length == 0 ? null : Composed.Of(string.Join('\n', [AtDesk.Shared, .. lines]));
    }

    private static string? Said(JsonElement of, string name) => ZaloEvent.TextOf(of, name)?.Trim() is { Length: > 0 } text ? text : null;
}
