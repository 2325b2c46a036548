using System.Net;

namespace VinhPhong.Peers.Tests;

/// <summary>What the official clients rely on and no client shows: statuses, headers, refusals. Numbers are those of the conformance plan.</summary>
public sealed class RawTests(SharedServer shared) : IDisposable
{
    private const string Page = "https://ngan-hang.example";

    private readonly DirectLineCall call = new(shared.Server);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory] // 22
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer rubbish")]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.eyJjb252IjoieCIsImF1ZCI6ImRpcmVjdGxpbmUifQ.")]
    [InlineData("Basic dXNlcjpwYXNz")]
    public async Task Without_a_good_token_every_call_is_refused_with_401_and_says_why(string? authorization)
    {
        foreach (var (method, path) in Calls("x"))
        {
            using var request = new HttpRequestMessage(method, call.At(path));
            if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
            using var answer = await call.Client.SendAsync(request, Cancelled);
            Assert.Equal((HttpStatusCode.Unauthorized, path), (answer.StatusCode, path));
            Assert.Equal("Unauthorized", await DirectLineCall.ErrorCodeAsync(answer, Cancelled));
        }
    }

    [Fact] // 13
    public async Task A_token_opens_no_other_conversation()
    {
        var mine = await call.StartAsync(Cancelled);
        var theirs = await call.StartAsync(Cancelled);
        foreach (var (method, path) in Calls(theirs.ConversationId).Where(one => one.Path.Contains(theirs.ConversationId, StringComparison.Ordinal)))
        {
            using var answer = await call.SendAsync(method, path, mine.Token, null, Cancelled);
            Assert.Equal((HttpStatusCode.Forbidden, path), (answer.StatusCode, path));
            Assert.Equal("Forbidden", await DirectLineCall.ErrorCodeAsync(answer, Cancelled));
        }
        var stream = new Uri(theirs.StreamUrl!.ToString().Replace(theirs.ConversationId, mine.ConversationId, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, await DirectLineCall.StatusOfStreamAsync(stream, origin: null, Cancelled));
    }

    [Fact] // 15
    public async Task A_token_is_made_only_for_a_user_whose_id_cannot_be_chosen_by_a_client()
    {
        using var generated = await call.SendAsync(HttpMethod.Post, "tokens/generate", shared.Server.Secret, new { user = new { id = "an" } }, Cancelled);
        Assert.Equal(HttpStatusCode.BadRequest, generated.StatusCode);
        Assert.Equal("BadArgument", await DirectLineCall.ErrorCodeAsync(generated, Cancelled));

        var token = (await call.GenerateAsync(null, Cancelled)).Token;
        using var started = await call.SendAsync(HttpMethod.Post, "conversations", token, new { user = new { id = "dl_an" } }, Cancelled);
        Assert.Equal(HttpStatusCode.BadRequest, started.StatusCode);
    }

    [Fact] // 17
    public async Task A_stream_address_is_good_once()
    {
        var started = await call.StartAsync(Cancelled);
        Assert.Equal("ws", started.StreamUrl!.Scheme);
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await DirectLineCall.StatusOfStreamAsync(started.StreamUrl, origin: null, Cancelled));
        Assert.Equal(HttpStatusCode.Forbidden, await DirectLineCall.StatusOfStreamAsync(started.StreamUrl, origin: null, Cancelled));
    }

    [Fact] // 22, 23
    public async Task A_browser_may_ask_beforehand_without_a_token_and_is_allowed_what_the_clients_send()
    {
        foreach (var (method, path) in Calls("x"))
        {
            using var request = new HttpRequestMessage(HttpMethod.Options, call.At(path));
            request.Headers.Add("Origin", Page);
            request.Headers.Add("Access-Control-Request-Method", method.Method);
            request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");
            using var answer = await call.Client.SendAsync(request, Cancelled);
            Assert.Equal((HttpStatusCode.NoContent, path), (answer.StatusCode, path));
            Assert.Contains(answer.Headers.GetValues("Access-Control-Allow-Origin").Single(), new[] { "*", Page });
            Assert.Equal(["authorization", "content-type", "x-ms-bot-agent", "x-requested-with"], Listed(answer, "Access-Control-Allow-Headers"));
            Assert.Contains(method.Method.ToLowerInvariant(), Listed(answer, "Access-Control-Allow-Methods"));
            Assert.True(int.Parse(answer.Headers.GetValues("Access-Control-Max-Age").Single(), System.Globalization.CultureInfo.InvariantCulture) >= 600);
        }
    }

    [Fact] // 23
    public async Task A_token_works_only_on_pages_of_its_origins()
    {
        var token = (await call.GenerateAsync(new { trustedOrigins = new[] { Page } }, Cancelled)).Token;
        using var foreign = await call.SendAsync(HttpMethod.Post, "conversations", token, null, Cancelled, origin: "https://gia-mao.example");
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);

        var started = await call.StartAsync(Cancelled, token, Page);
        Assert.Equal(HttpStatusCode.Forbidden, await DirectLineCall.StatusOfStreamAsync(started.StreamUrl!, "https://gia-mao.example", Cancelled));
        using var again = await call.SendAsync(HttpMethod.Get, $"conversations/{started.ConversationId}?watermark=", started.Token, null, Cancelled, Page);
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await DirectLineCall.StatusOfStreamAsync((await DirectLineCall.ReadAsync(again, Cancelled)).StreamUrl!, Page, Cancelled));
    }

    [Fact] // 23
    public async Task A_page_can_read_errors_and_when_to_come_back()
    {
        using var refused = await call.SendAsync(HttpMethod.Get, "conversations/x/activities", "rubbish", null, Cancelled, Page);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains(refused.Headers.GetValues("Access-Control-Allow-Origin").Single(), new[] { "*", Page });
        Assert.Contains("retry-after", Listed(refused, "Access-Control-Expose-Headers"));
    }

    [Fact]
    public async Task An_unknown_conversation_is_404_and_a_watermark_that_is_not_ours_400()
    {
        foreach (var path in new[] { "conversations/nowhere", "conversations/nowhere/attachments/x" })
        {
            using var unknown = await call.SendAsync(HttpMethod.Get, path, shared.Server.Secret, null, Cancelled);
            Assert.Equal((HttpStatusCode.NotFound, path), (unknown.StatusCode, path));
        }
        var started = await call.StartAsync(Cancelled);
        using var wrong = await call.SendAsync(HttpMethod.Get, $"conversations/{started.ConversationId}/activities?watermark=abc", started.Token, null, Cancelled);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal("BadArgument", await DirectLineCall.ErrorCodeAsync(wrong, Cancelled));
    }

    public void Dispose() => call.Dispose();

    private static (HttpMethod Method, string Path)[] Calls(string conversationId) =>
    [
        (HttpMethod.Post, "tokens/generate"), (HttpMethod.Post, "tokens/refresh"), (HttpMethod.Post, "conversations"),
        (HttpMethod.Get, $"conversations/{conversationId}"), (HttpMethod.Get, $"conversations/{conversationId}/activities"),
        (HttpMethod.Post, $"conversations/{conversationId}/activities"), (HttpMethod.Post, $"conversations/{conversationId}/upload?userId=u"),
        (HttpMethod.Get, $"conversations/{conversationId}/attachments/x"),
    ];

    private static string[] Listed(HttpResponseMessage answer, string header) =>
        [.. answer.Headers.GetValues(header).SelectMany(value => value.Split(',')).Select(name => name.Trim().ToLowerInvariant()).Order()];
}
