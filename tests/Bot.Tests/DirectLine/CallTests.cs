using System.Net;
using System.Text;
using System.Text.Json;

namespace VinhPhong.Bot.Tests.DirectLine;

public sealed class CallsOnSqlite(OnSqlite served) : CallTests(served), IClassFixture<OnSqlite>;

public sealed class CallsOnPostgres(OnPostgres served) : CallTests(served), IClassFixture<OnPostgres>;

/// <summary>Starting, posting, polling and coming back, as the official clients call and as they must not be failed.</summary>
public abstract class CallTests(Served served) : ServiceTests(served)
{
    [Fact]
    public async Task A_server_generates_a_token_whose_user_clients_can_read()
    {
        var body = await (await Resident.CallAsync(Shared, HttpMethod.Post, "tokens/generate", Service.Secret, """{"User":{"Id":"dl_ba_tu","Name":"Bà Tư"},"eTag":"x"}""")).OkAsync();
        var payload = JsonSerializer.Deserialize<JsonElement>(Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Decode(body.Text("token").Split('.')[1]));
        Assert.Equal(("dl_ba_tu", 86400), (payload.Text("user"), body.GetProperty("expires_in").GetInt32()));
        Assert.False(body.TryGetProperty("streamUrl", out _));
        await Resident.CallAsync(Shared, HttpMethod.Get, $"conversations/{body.Text("conversationId")}", body.Text("token")).RefusedAsync(HttpStatusCode.NotFound, "ConversationNotFound"); // nothing is started
    }

    [Theory]
    [InlineData("""{"user":{"id":"ba_tu"}}""")]
    [InlineData("""{"user":""")]
    [InlineData("[]")]
    [InlineData("""{"user":{"id":"dl_\ud800"}}""")]
    public async Task A_token_for_a_bad_request_is_refused(string body) =>
        await Resident.CallAsync(Shared, HttpMethod.Post, "tokens/generate", Service.Secret, body).RefusedAsync(HttpStatusCode.BadRequest, "BadArgument");

    [Fact]
    public async Task Only_a_secret_generates_tokens_and_a_secret_is_not_refreshed()
    {
        var resident = await Resident.BeginAsync(Shared);
        await Resident.CallAsync(Shared, HttpMethod.Post, "tokens/generate", resident.Token).RefusedAsync(HttpStatusCode.Forbidden, "Forbidden");
        await Resident.CallAsync(Shared, HttpMethod.Post, "tokens/refresh", Service.Secret).RefusedAsync(HttpStatusCode.BadRequest, "BadArgument");
        await Resident.CallAsync(Shared, HttpMethod.Post, "tokens/generate", Service.Secret + "x").RefusedAsync(HttpStatusCode.Unauthorized, "Unauthorized");
    }

    [Fact]
    public async Task Starting_twice_with_one_token_is_201_then_200_of_one_conversation()
    {
        var token = (await (await Shared.Client.PostAsync("/widget/token", null, CancellationToken)).OkAsync()).Text("token");
        using var first = await Resident.CallAsync(Shared, HttpMethod.Post, "conversations", token, """{"locale":"vi-VN"}""");
        using var second = await Resident.CallAsync(Shared, HttpMethod.Post, "conversations", token);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal((await first.OkAsync()).Text("conversationId"), (await second.OkAsync()).Text("conversationId"));
        Assert.StartsWith("ws://127.0.0.1:", (await second.OkAsync()).Text("streamUrl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refreshed_token_is_for_the_same_conversation_and_the_old_one_stays_good()
    {
        var resident = await Resident.WelcomedAsync(Shared);
        var fresh = await (await Resident.CallAsync(Shared, HttpMethod.Post, "tokens/refresh", resident.Token)).OkAsync();
        Assert.Equal(resident.Id, fresh.Text("conversationId"));
        Assert.NotEqual(resident.Token, fresh.Text("token"));
        await resident.SayAsync("xin chào");
        await new Resident(Shared, resident.Id, fresh.Text("token")).SayAsync("cảm ơn");
    }

    [Fact]
    public async Task Everything_a_client_posts_is_echoed_with_the_sender_that_the_token_names()
    {
        var resident = await Resident.WelcomedAsync(Shared, "dl_chu_ba");
        const string sent = """
            {"attachments":[],"channelData":{"attachmentSizes":[],"clientActivityID":"yvrs","deep":{"n":1.0}},"text":"Tie\u0302\u0301ng","textFormat":"plain","type":"message","channelId":"webchat",
             "id":"of-the-client","serviceUrl":"https://evil","callerId":"urn:evil","from":{"id":"assistant","name":"Chú Ba","role":"bot","x":1},"recipient":{"id":"x"},"locale":"vi-VN",
             "localTimezone":"Asia/Ho_Chi_Minh","entities":[{"type":"ClientCapabilities"}],"timestamp":"2001-01-01T00:00:00Z","conversation":{"id":"another","x":2},"later":[1e3]}
            """;
        var id = await resident.SendAsync(sent);
        var echo = (await resident.AllAsync()).Single(activity => activity.Text("id") == id);
        Assert.Equal(("dl_chu_ba", "Chú Ba", "user"), (echo.GetProperty("from").Text("id"), echo.GetProperty("from").Text("name"), echo.GetProperty("from").Text("role")));
        Assert.Equal((resident.Id, 2, "directline"), (echo.GetProperty("conversation").Text("id"), echo.GetProperty("conversation").GetProperty("x").GetInt32(), echo.Text("channelId")));
        Assert.Equal("""{"attachmentSizes":[],"clientActivityID":"yvrs","deep":{"n":1.0}}""", echo.GetProperty("channelData").GetRawText());
        Assert.Equal(("Tie\u0302\u0301ng", "[1e3]", "plain", "vi-VN"), (echo.Text("text"), echo.GetProperty("later").GetRawText(), echo.Text("textFormat"), echo.Text("locale")));
        Assert.False(echo.TryGetProperty("serviceUrl", out _) || echo.TryGetProperty("callerId", out _));
        Assert.InRange(echo.GetProperty("timestamp").GetDateTimeOffset(), DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddSeconds(5));
    }

    [Theory]
    [InlineData("{", "BadArgument")]
    [InlineData("{}", "BadArgument")]
    [InlineData("""{"type":"lạ"}""", "BadArgument")]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"x"}]}""", "BadArgument")]
    [InlineData("""{"type":"event"}""", "BadArgument")]
    [InlineData("""{"type":"message","text":"x","channelData":{"clientActivityID":"\ud800"}}""", "BadArgument")]
    [InlineData("""{"type":"message","text":"x","channelData":{"clientActivityID":"\u0000"}}""", "BadArgument")]
    [InlineData("""{"type":"message","text":"x","locale":"\u0000"}""", "BadArgument")]
    public async Task A_post_that_is_no_activity_is_refused_and_nothing_stored(string body, string code)
    {
        var resident = await Resident.WelcomedAsync(Shared);
        await resident.PostAsync(body).RefusedAsync(HttpStatusCode.BadRequest, code);
        Assert.Single(await resident.AllAsync());
        await resident.AskAsync("xin chào");
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        var resident = await Resident.WelcomedAsync(Shared);
        await resident.PostAsync(new ByteArrayContent([.. "{\"type\":\"message\",\"text\":\""u8, 0xC3, 0x28, .. "\"}"u8])).RefusedAsync(HttpStatusCode.BadRequest, "BadArgument");
    }

    [Theory]
    [InlineData('a', 256 * 1024)]
    [InlineData('ế', 256 * 1024)] // characters are counted, not bytes
    public async Task A_message_up_to_the_limit_is_taken_and_one_above_it_refused(char letter, int longest)
    {
        var resident = await Resident.WelcomedAsync(Shared);
        const string frame = """{"type":"message","text":""}""";
        var fits = frame.Insert(frame.Length - 2, new string(letter, longest - frame.Length));
        await resident.SendAsync(fits);
        await resident.PostAsync(fits + " ").RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig");
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData("?watermark=", 3)]
    [InlineData("?watermark=0", 3)]
    [InlineData("?watermark=2", 2)]
    [InlineData("?watermark=4", 0)]
    [InlineData("?watermark=999999", 0)]
    public async Task A_poll_gives_what_came_after_the_watermark(string query, int count)
    {
        var resident = await Resident.WelcomedAsync(Shared); // 1 joining, not shown; 2 welcome
        await resident.AskAsync("xin chào"); // 3 and 4
        using var answer = await resident.CallAsync(HttpMethod.Get, $"/activities{query}");
        var set = await answer.OkAsync();
        Assert.Equal(count, set.GetProperty("activities").GetArrayLength());
        Assert.Equal(query.EndsWith("999999", StringComparison.Ordinal) ? "999999" : "4", set.Text("watermark"));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("99999999999999999999")]
    public async Task A_watermark_that_is_not_ours_is_refused(string watermark)
    {
        var resident = await Resident.WelcomedAsync(Shared);
        await resident.CallAsync(HttpMethod.Get, $"/activities?watermark={watermark}").RefusedAsync(HttpStatusCode.BadRequest, "BadArgument");
        await resident.CallAsync(HttpMethod.Get, $"?watermark={watermark}").RefusedAsync(HttpStatusCode.BadRequest, "BadArgument");
    }

    [Fact]
    public async Task A_poll_before_the_start_finds_nothing_and_does_not_fail()
    {
        var token = await (await Shared.Client.PostAsync("/widget/token", null, CancellationToken)).OkAsync();
        var resident = new Resident(Shared, token.Text("conversationId"), token.Text("token"));
        Assert.Empty(await resident.AllAsync());
    }

    [Fact]
    public async Task A_token_opens_no_other_conversation_by_any_call()
    {
        var (mine, theirs) = (await Resident.WelcomedAsync(Shared), await Resident.WelcomedAsync(Shared));
        var crossed = new Resident(Shared, theirs.Id, mine.Token);
        await crossed.CallAsync(HttpMethod.Get, "").RefusedAsync(HttpStatusCode.Forbidden, "Forbidden");
        await crossed.CallAsync(HttpMethod.Get, "/activities").RefusedAsync(HttpStatusCode.Forbidden, "Forbidden");
        await crossed.PostAsync(new { type = "message", text = "x" }).RefusedAsync(HttpStatusCode.Forbidden, "Forbidden");
        await crossed.UploadAsync(Resident.Part([1], "a")).RefusedAsync(HttpStatusCode.Forbidden, "Forbidden");
        await crossed.CallAsync(HttpMethod.Get, "/attachments/abc").RefusedAsync(HttpStatusCode.Forbidden, "Forbidden");
        var refused = await Assert.ThrowsAsync<StreamRefusedException>(() => Stream.OpenAsync(mine.StreamUrl.Replace(mine.Id, theirs.Id, StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Single(await theirs.AllAsync());
    }

    [Theory]
    [InlineData("GET", "session/getsessionid")]
    [InlineData("GET", "tokens/generate")]
    [InlineData("DELETE", "conversations")]
    [InlineData("GET", "conversations/abc/stream/multimodal")]
    public async Task What_is_not_there_is_told_as_an_error_that_clients_can_read(string method, string path) =>
        await Resident.CallAsync(Shared, new HttpMethod(method), path, Service.Secret).RefusedAsync(HttpStatusCode.NotFound, "NotFound");

    [Fact]
    public async Task A_page_of_any_origin_may_ask_before_it_calls_and_reads_errors_too()
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/v3/directline/conversations");
        preflight.Headers.Add("Origin", "https://mot-trang.vn");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");
        using var answer = await Shared.Client.SendAsync(preflight, CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var allowed = string.Join(',', answer.Headers.GetValues("Access-Control-Allow-Headers")).ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries);
        Assert.All(new[] { "authorization", "content-type", "x-ms-bot-agent", "x-requested-with" }, header => Assert.Contains(header, allowed));
        Assert.Contains("POST", string.Join(',', answer.Headers.GetValues("Access-Control-Allow-Methods")), StringComparison.Ordinal);
        Assert.Equal("86400", Assert.Single(answer.Headers.GetValues("Access-Control-Max-Age")));
        using var refused = await Resident.CallAsync(Shared, HttpMethod.Post, "conversations", "garbage", origin: "https://mot-trang.vn");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("*", Assert.Single(refused.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains("Retry-After", string.Join(',', refused.Headers.GetValues("Access-Control-Expose-Headers")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_broken_below_http_gets_400_and_nothing_of_our_insides()
    {
        using var socket = new System.Net.Sockets.TcpClient();
        await socket.ConnectAsync(Shared.Address.Host, Shared.Address.Port, CancellationToken);
        await using var line = socket.GetStream();
        await line.WriteAsync("POST /v3/directline/conversations HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n"u8.ToArray(), CancellationToken);
        using var reader = new StreamReader(line, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync(CancellationToken);
        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", answer, StringComparison.Ordinal);
    }
}
