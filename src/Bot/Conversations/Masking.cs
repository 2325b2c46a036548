using System.Text.Json;
using System.Text.Json.Nodes;
using VinhPhong.Bot.Activities;
using VinhPhong.Knowledge.Safety;

namespace VinhPhong.Bot.Conversations;

/// <summary>Takes out of an activity the numbers that help only a thief, wherever the resident may have put them; the client's own channelData goes through untouched.</summary>
internal static class Masking
{
    /// <summary>An officer may need a telephone number to call back.</summary>
    private const PersonalDataKinds NeverStored = PersonalDataKinds.OneTimeCode | PersonalDataKinds.IdentityNumber | PersonalDataKinds.BankNumber;

    /// <summary>The activity as it may be stored, and the kinds that were masked.</summary>
    public static (Activity Kept, PersonalDataKinds Masked) Of(Activity activity)
    {
        var found = Find(activity.Text);
        var kept = found == PersonalDataKinds.None ? activity : activity with { Text = PersonalData.Mask(activity.Text!, NeverStored) };
        if (activity.Value is not { ValueKind: JsonValueKind.String or JsonValueKind.Object or JsonValueKind.Array } value || Find(value.GetRawText()) is PersonalDataKinds.None) return (kept, found);
        var masked = Mask(JsonNode.Parse(value.GetRawText()), ref found);
        return (kept with { Value = JsonSerializer.SerializeToElement(masked) }, found);
    }

    private static JsonNode? Mask(JsonNode? node, ref PersonalDataKinds found)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (name, field) in fields.ToArray()) fields[name] = Mask(field?.DeepClone(), ref found);
                return fields;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++) items[i] = Mask(items[i]?.DeepClone(), ref found);
                return items;
            case JsonValue value when value.TryGetValue<string>(out var text) && Find(text) is not PersonalDataKinds.None and var kinds:
                found |= kinds;
                return JsonValue.Create(PersonalData.Mask(text, NeverStored));
            default:
                return node;
        }
    }

    private static PersonalDataKinds Find(string? text) => text is null ? PersonalDataKinds.None : PersonalData.Find(text) & NeverStored;
}
