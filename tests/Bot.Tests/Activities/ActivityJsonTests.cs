using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using VinhPhong.Bot.Activities;

namespace VinhPhong.Bot.Tests.Activities;

public sealed class ActivityJsonTests
{
    /// <summary>What the official clients and SDKs put on the wire, each with fields that the protocol does not name at every level.</summary>
    public static TheoryData<string, string> Samples => new()
    {
        {
            "a message typed into Web Chat", """
            {"attachments":[],"channelData":{"attachmentSizes":[],"clientActivityID":"yvrsnh1t4tm","clientTimestamp":"2026-11-24T02:00:00.000Z"},"text":"xin chào","textFormat":"plain","type":"message",
             "channelId":"webchat","from":{"id":"r_1a2b","name":"Bà Tư","role":"user"},"locale":"vi-VN","localTimestamp":"2026-11-24T09:00:00.000+07:00","localTimezone":"Asia/Ho_Chi_Minh",
             "timestamp":"2026-11-24T02:00:00.000Z","entities":[{"type":"ClientCapabilities","requiresBotState":true,"supportsListening":true,"supportsTts":true}]}
            """
        },
        { "a button that answers with a value", """{"type":"message","channelData":{"postBack":true,"clientActivityID":"a"},"value":{"chon":2,"ghi":"có"},"from":{"id":"r"}}""" },
        { "a button that shows one thing and sends another", """{"type":"message","text":"gửi","value":"gia-tri","channelData":{"messageBack":{"displayText":"Hiện"}}}""" },
        { "thumbs down with a reason", """{"type":"event","name":"feedback","replyToId":"abc|0000003","value":{"vote":"down","reason":"chưa rõ"}}""" },
        { "someone typing", """{"type":"typing","from":{"id":"r","role":"user"},"entities":[{"type":"streaminfo","streamId":"s","streamSequence":1,"streamType":"streaming"}]}""" },
        {
            "a hand-off of the official event factory", """
            {"type":"event","timestamp":"2026-11-24T02:00:00.0000000Z","localTimezone":"UTC","serviceUrl":"https://x/","channelId":"directline","from":{"id":"bot@x","aadObjectId":"o"},
             "conversation":{"id":"c","name":"n","isGroup":false,"conversationType":"personal","tenantId":"t","properties":{"a":1}},"recipient":{"id":"dl_u"},
             "attachments":[{"contentType":"application/json","content":{"activities":[{"type":"message","text":"xin chào","inputHint":"acceptingInput"}]},"name":"Transcript"}],
             "entities":[],"replyToId":"a|1","value":{"skill":"mot-cua"},"name":"handoff.initiate",
             "relatesTo":{"activityId":"1","user":{"id":"u"},"bot":{"id":"b"},"conversation":{"id":"c"},"channelId":"directline","serviceUrl":"https://x/","locale":"vi-VN","more":[1]}}
            """
        },
        {
            "a card with buttons", """
            {"type":"message","attachmentLayout":"carousel","inputHint":"expectingInput","speak":"<speak/>","summary":"s","importance":"high","deliveryMode":"normal","expiration":"2026-12-01T00:00:00Z",
             "attachments":[{"contentType":"application/vnd.microsoft.card.hero","content":{"title":"Thẻ","buttons":[{"type":"openUrl","title":"Mở","value":"https://a.vn"}],"images":[{"url":"u","alt":"a"}]},"x-mine":true},
                            {"contentType":"image/png","contentUrl":"https://a.vn/1.png","name":"ảnh.png","thumbnailUrl":"t"}],
             "suggestedActions":{"to":["u"],"actions":[{"type":"imBack","title":"Một","value":"một","image":"i","imageAltText":"alt","text":"t","displayText":"d","channelData":{"k":[]},"x-mine":0}],"x-mine":{}}}
            """
        },
        { "members who come and go", """{"type":"conversationUpdate","membersAdded":[{"id":"a","role":"bot","x":1}],"membersRemoved":[{"id":"b"}],"conversation":{"id":"c","role":"r","aadObjectId":"o"}}""" },
        { "reactions", """{"type":"messageReaction","reactionsAdded":[{"type":"like","x":"y"}],"reactionsRemoved":[{"type":"heart"}],"replyToId":"1"}""" },
        { "the end", """{"type":"endOfConversation","code":"completedSuccessfully","text":"bye"}""" },
        { "an invoke", """{"type":"invoke","name":"adaptiveCard/action","value":{"action":{"verb":"v","data":{}}},"valueType":"t","label":"l","action":"a","listenFor":["một","hai"],"callerId":"urn:x"}""" },
        { "fields of a later protocol", """{"type":"message","text":"x","_channelId":{"channel":"a","sub":null},"membership":{"deep":{"deeper":[{"deepest":"đáy"}]}},"nothing":null}""" },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void What_clients_send_comes_back_whole(string what, string json)
    {
        Assert.True(ActivityJson.TryRead(Encoding.UTF8.GetBytes(json), out var activity, out var problem), $"{what}: {problem}");
        Assert.Equal(Canonical(json), Canonical(ActivityJson.Write(activity)));
        Assert.Equal(Canonical(json), Canonical(ActivityJson.Write(ActivityJson.Read(ActivityJson.Write(activity)))));
    }

    [Fact]
    public void Every_field_that_we_name_is_in_a_sample()
    {
        var sent = Samples.SelectMany(sample => JsonDocument.Parse(sample.Data.Item2).RootElement.EnumerateObject()).Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        var named = typeof(Activity).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Where(name => name is not ("unknown" or "equalityContract" or "id"));
        Assert.All(named, name => Assert.Contains(name, sent));
    }

    [Theory]
    [InlineData("Ti\u1EBFng Vi\u1EC7t")]
    [InlineData("Tie\u0302\u0301ng Vie\u0323\u0302t")]
    [InlineData("\u200B\uFEFF a\u00A0b \u202E 😀 \u0301")]
    [InlineData("<b>\"x\"</b> & 'y' \\ / \t \n \u2028")]
    public void Text_comes_back_in_the_very_characters_it_was_written_in(string text)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new { type = "message", text, channelData = new { text } });
        Assert.True(ActivityJson.TryRead(json, out var activity, out _));
        Assert.Equal(text, activity.Text);
        var written = JsonDocument.Parse(ActivityJson.Write(activity)).RootElement;
        Assert.Equal(text, written.GetProperty("text").GetString());
        Assert.Equal(text, written.GetProperty("channelData").GetProperty("text").GetString());
    }

    [Fact]
    public void Any_text_survives() => Gen.String.Where(IsWhole).Sample(text =>
        ActivityJson.Read(ActivityJson.Write(new Activity { Type = "message", Text = text, Name = text, ChannelData = ActivityJson.Element(text) })) is { } read
        && read.Text == text && read.Name == text && read.ChannelData!.Value.GetString() == text);

    [Theory]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("0.10")]
    [InlineData("-0")]
    [InlineData("12345678901234567890123")]
    public void Numbers_come_back_as_they_were_written(string number)
    {
        var json = """{"type":"event","name":"n","value":{"n":NUMBER},"channelData":NUMBER,"entities":[NUMBER],"later":NUMBER,"from":{"later":NUMBER}}""".Replace("NUMBER", number, StringComparison.Ordinal);
        Assert.True(ActivityJson.TryRead(Encoding.UTF8.GetBytes(json), out var activity, out _));
        Assert.Equal(Canonical(json), Canonical(ActivityJson.Write(activity)));
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("{\"type\":\"message\",\n\"text\":}", "line 2")]
    [InlineData("{\"type\":\"message\",\"text\":5}", "$.text")]
    [InlineData("{\"type\":\"message\",\"from\":{\"id\":[]}}", "$.from.id")]
    [InlineData("{\"type\":\"message\",\"attachments\":[{},{\"name\":true}]}", "$.attachments[1].name")]
    [InlineData("[]", "$")]
    [InlineData("{\"type\":\"message\"} {}", "line 1")]
    public void A_body_that_is_no_activity_is_told_the_place(string json, string place) => Assert.Contains(place, Problem(json), StringComparison.Ordinal);

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"type\":\"\"}")]
    [InlineData("{\"type\":null}")]
    [InlineData("{\"Type\":\"message\"}")]
    [InlineData("{\"type\":\"Message\"}")]
    [InlineData("{\"type\":\"lệnh lạ\"}")]
    public void A_body_without_a_type_of_the_protocol_is_refused(string json) => Assert.Matches("type|null", Problem(json));

    [Theory]
    [InlineData("""{"type":"message","text":"\ud800"}""")]
    [InlineData("""{"type":"message","text":"x","channelData":{"clientActivityID":"\uDC00"}}""")]
    [InlineData("""{"type":"message","value":"nửa chữ \uD83D"}""")]
    [InlineData("""{"type":"event","name":"feedback","value":{"reason":"\ud800\ud800"}}""")]
    [InlineData("""{"type":"message","text":"x","channelData":{"clientActivityID":"\u0000"}}""")]
    public void Half_a_character_and_a_nul_are_refused_wherever_they_stand(string json) => Assert.Contains("character", Problem(json), StringComparison.Ordinal);

    [Fact]
    public void What_only_looks_like_half_a_character_is_taken()
    {
        Assert.True(ActivityJson.TryRead("""{"type":"message","text":"\uD83D\uDE00 \\ud800 \\u0000"}"""u8, out var activity, out _));
        Assert.Equal("😀 \\ud800 \\u0000", activity.Text);
    }

    [Fact]
    public void A_body_that_is_nested_without_end_is_refused() => Assert.Contains("$", Problem("{\"type\":\"message\",\"value\":" + new string('[', 100_000)), StringComparison.Ordinal);

    private static string Problem(string json)
    {
        Assert.False(ActivityJson.TryRead(Encoding.UTF8.GetBytes(json), out _, out var problem));
        return problem;
    }

    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }
        return true;
    }

    /// <summary>The same JSON with names in order; numbers as written.</summary>
    private static string Canonical(string json) => Canonical(JsonDocument.Parse(json).RootElement);

    private static string Canonical(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', element.EnumerateObject().OrderBy(field => field.Name, StringComparer.Ordinal).Select(field => string.Create(CultureInfo.InvariantCulture, $"{field.Name}:{Canonical(field.Value)}")))}}}",
        JsonValueKind.Array => $"[{string.Join(',', element.EnumerateArray().Select(Canonical))}]",
        JsonValueKind.String => JsonSerializer.Serialize(element.GetString()),
        _ => element.GetRawText(),
    };
}
