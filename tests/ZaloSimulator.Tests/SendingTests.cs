using System.Globalization;
using System.Text.Json.Nodes;
using VinhPhong.Simulators.Zalo.Chats;

namespace VinhPhong.Simulators.Zalo.Tests;

public sealed class SendingTests
{
    [Fact]
    public async Task A_message_reaches_the_chat_and_is_answered_with_its_id_and_quota()
    {
        await using var commune = await Commune.OpenAsync();
        await commune.WriteAsync("Chào");
        var answer = await commune.SayAsync("Chào bác");
        var reached = Assert.Single(commune.Zalo.Log.Messages);
        Assert.Equal((Author.Api, "Chào bác", Commune.V3), (reached.By, reached.Text, reached.Endpoint));
        Assert.Equal(reached.Id, (string)answer["data"]!["message_id"]!);
        Assert.Equal("reply", (string)answer["data"]!["quota"]!["quota_type"]!);
        Assert.Equal("Success", (string)answer["message"]!);
        Assert.True(ulong.Parse(commune.Id, CultureInfo.InvariantCulture) > 1UL << 53);
    }

    [Theory]
    [InlineData("""{"attachment":{"type":"template","payload":{"template_type":"media","elements":[{"media_type":"image","url":"https://a.example/a.png","attachment_id":"1"}]}}}""", -201)]
    [InlineData("""{"text":"Chọn:","attachment":{"type":"template","payload":{"buttons":[{"title":"1","type":"oa.query.show","payload":"1"},{"title":"2","type":"oa.query.show","payload":"2"},{"title":"3","type":"oa.query.show","payload":"3"},{"title":"4","type":"oa.query.show","payload":"4"},{"title":"5","type":"oa.query.show","payload":"5"},{"title":"6","type":"oa.query.show","payload":"6"}]}}}""", -201)]
    [InlineData("""{"text":"   "}""", -201)]
    [InlineData("""{"attachment":{"type":"file","payload":{"token":"none"}}}""", -201)]
    [InlineData("""{"text":"a","quote_message_id":"none"}""", -201)]
    [InlineData("""{"attachment":{"type":"template","payload":{"template_type":"request_user_info","elements":[{"title":"Xin thông tin","subtitle":"Để liên hệ","image_url":"https://a.example/a.png"}]}}}""", 0)]
    [InlineData("""{"attachment":{"type":"template","payload":{"template_type":"list","elements":[{"title":"a","subtitle":"b","default_action":{"type":"oa.open.url","url":"https://a.example"}}]}}}""", 0)]
    public async Task A_message_that_is_not_well_formed_is_refused(string message, int error)
    {
        await using var commune = await Commune.OpenAsync();
        await commune.WriteAsync("Chào");
        Assert.Equal(error, Commune.Error(await commune.SendAsync(Commune.V3, commune.Message(message))));
    }

    [Fact]
    public async Task A_text_has_at_most_2000_characters()
    {
        await using var commune = await Commune.OpenAsync();
        await commune.WriteAsync("Chào");
        Assert.Equal(0, Commune.Error(await commune.SayAsync(new string('ạ', 2000))));
        Assert.Equal(-210, Commune.Error(await commune.SayAsync(new string('ạ', 2001))));
    }

    [Fact]
    public async Task Somebody_unknown_cannot_be_written_to()
    {
        await using var commune = await Commune.OpenAsync();
        Assert.Equal(-201, Commune.Error(await commune.SendAsync(Commune.V3, """{"recipient":{"user_id":"1"},"message":{"text":"a"}}""")));
    }

    [Theory]
    [InlineData(OaType.Government, Commune.V3, -235)]
    [InlineData(OaType.Government, Commune.V2, 0)]
    [InlineData(OaType.Business, Commune.V3, 0)]
    [InlineData(OaType.Business, Commune.V2, -240)]
    public async Task Each_kind_of_account_has_its_endpoint(OaType type, string path, int error)
    {
        await using var commune = await Commune.OpenAsync();
        commune.Zalo.OaType = type;
        await commune.WriteAsync("Chào");
        Assert.Equal(error, Commune.Error(await commune.SayAsync("Chào bác", path)));
    }

    [Theory]
    [InlineData("1.23:59:00", 0, false)]
    [InlineData("2.00:01:00", 0, true)]
    [InlineData("6.23:00:00", 0, true)]
    [InlineData("7.00:01:00", -230, false)]
    public async Task The_window_is_free_then_charged_then_closed(string after, int error, bool charged)
    {
        await using var commune = await Commune.OpenAsync(new ZaloSimulatorOptions { OaType = OaType.Business, AccessTokenLife = TimeSpan.FromDays(30) });
        await commune.WriteAsync("Chào");
        commune.Clock.Advance(TimeSpan.Parse(after, CultureInfo.InvariantCulture));
        var answer = await commune.SayAsync("Chào bác");
        Assert.Equal(error, Commune.Error(answer));
        if (error == 0) Assert.Equal((charged, charged), (Assert.Single(commune.Zalo.Log.Messages).Charged, answer["data"]!["quota"] is null));
    }

    [Fact]
    public async Task Who_never_wrote_cannot_be_written_to_but_a_follower_gets_three_welcomes()
    {
        await using var commune = await Commune.OpenAsync();
        Assert.Equal(-232, Commune.Error(await commune.SayAsync("Chào bác")));
        await commune.Zalo.Residents.FollowAsync(commune.Id, Commune.Stop);
        Assert.Equal("welcome_msg", (string)(await commune.SayAsync("1"))["data"]!["quota"]!["quota_type"]!);
        foreach (var error in new[] { 0, 0, -211 }) Assert.Equal(error, Commune.Error(await commune.SayAsync("Chào bác")));
    }

    [Fact]
    public async Task A_token_in_the_query_is_none_and_a_wrong_path_is_a_page()
    {
        await using var commune = await Commune.OpenAsync();
        var token = commune.Zalo.Tokens.Current!.AccessToken;
        Assert.Contains("-216", await commune.Client.GetStringAsync($"/v2.0/oa/getoa?access_token={token}", Commune.Stop), StringComparison.Ordinal);
        using var answer = await commune.PostAsync("/v3.0/oa/message", "{}");
        Assert.Equal(404, (int)answer.StatusCode);
        Assert.Contains("You are accessing an empty or invalid API", await answer.Content.ReadAsStringAsync(Commune.Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_calls_wait_for_the_next_minute()
    {
        await using var commune = await Commune.OpenAsync(new ZaloSimulatorOptions { CallsPerMinute = 1 });
        Assert.Equal(0, Commune.Error(await commune.ReadAsync("/v2.0/oa/getoa", "{}")));
        using var limited = await commune.PostAsync(Commune.V2, "{}");
        Assert.Equal("0", limited.Headers.GetValues("X-RateLimit-Remain").Single());
        Assert.Contains("-32", await limited.Content.ReadAsStringAsync(Commune.Stop), StringComparison.Ordinal);
        commune.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, Commune.Error(await commune.ReadAsync("/v2.0/oa/getoa", "{}")));
    }

    [Fact]
    public async Task An_upload_can_be_sent_for_seven_days()
    {
        await using var commune = await Commune.OpenAsync(new ZaloSimulatorOptions { AccessTokenLife = TimeSpan.FromDays(30) });
        await commune.WriteAsync("Chào");
        var refused = await UploadAsync(commune, "image", "a.bmp");
        Assert.Equal("file is invalid. We only support png and jpeg", (string)refused["message"]!);
        var id = (string)(await UploadAsync(commune, "image", "a.png"))["data"]!["attachment_id"]!;
        var message = commune.Message("""{"attachment":{"type":"template","payload":{"template_type":"media","elements":[{"media_type":"image","attachment_id":"ID"}]}}}""".Replace("ID", id, StringComparison.Ordinal));
        Assert.Equal(0, Commune.Error(await commune.SendAsync(Commune.V2, message)));
        commune.Clock.Advance(TimeSpan.FromDays(7));
        await commune.WriteAsync("Chào");
        Assert.Equal(-100, Commune.Error(await commune.SendAsync(Commune.V2, message)));
    }

    [Fact]
    public async Task What_was_said_can_be_read_again_newest_first()
    {
        await using var commune = await Commune.OpenAsync();
        await commune.WriteAsync("Chào");
        await commune.SayAsync("Chào bác");
        var chat = (await commune.ReadAsync("/v2.0/oa/conversation", $$"""{"user_id":{{commune.Id}},"offset":0,"count":10}"""))["data"]!.AsArray();
        Assert.Equal([(0, "Chào bác"), (1, "Chào")], chat.Select(message => ((int)message!["src"]!, (string)message["message"]!)));
        Assert.Equal(commune.Id, chat[1]!["from_id"]!.GetValue<string>());
        var detail = await commune.ReadAsync("/v3.0/oa/user/detail", $$"""{"user_id":"{{commune.Id}}"}""");
        Assert.Equal("Bà Tư", (string)detail["data"]!["display_name"]!);
    }

    private static async Task<JsonNode> UploadAsync(Commune commune, string kind, string name)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent([1, 2, 3]), "file", name } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v2.0/oa/upload/{kind}") { Content = form };
        request.Headers.Add("access_token", commune.Zalo.Tokens.Current!.AccessToken);
        using var answer = await commune.Client.SendAsync(request, Commune.Stop);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Commune.Stop))!;
    }
}
