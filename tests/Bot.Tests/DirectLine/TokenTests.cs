using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace VinhPhong.Bot.Tests.DirectLine;

/// <summary>Tokens and tickets, forged, ended and misused; none of it touches the database, so one will do.</summary>
public sealed class TokenTests(OnSqlite served) : ServiceTests(served), IClassFixture<OnSqlite>
{
    private const string Trusted = "https://vinhphong.example.vn";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer garbage")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Basic dTpw")]
    public async Task Without_a_token_of_ours_there_is_no_call(string? header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations");
        if (header is not null) request.Headers.TryAddWithoutValidation("Authorization", header);
        await Shared.Client.SendAsync(request, CancellationToken).RefusedAsync(HttpStatusCode.Unauthorized, "Unauthorized");
    }

    [Fact]
    public async Task A_forged_token_opens_nothing()
    {
        var resident = await Resident.WelcomedAsync(Shared);
        var parts = resident.Token.Split('.');
        var claims = JsonSerializer.Deserialize<Dictionary<string, object>>(Base64UrlEncoder.Decode(parts[1]))!;
        var otherKey = new SigningCredentials(new SymmetricSecurityKey(new byte[48]), SecurityAlgorithms.HmacSha256);
        string[] forged =
        [
            $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.",
            $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.{parts[2]}",
            $"{parts[0]}.{Base64UrlEncoder.Encode(JsonSerializer.Serialize(new Dictionary<string, object>(claims) { ["user"] = "dl_other" }))}.{parts[2]}",
            $"{parts[0]}.{parts[1]}.{Base64UrlEncoder.Encode(new byte[32])}",
            new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(JsonSerializer.Serialize(claims), otherKey),
        ];
        foreach (var token in forged) await new Resident(Shared, resident.Id, token).CallAsync(HttpMethod.Get, "/activities").RefusedAsync(HttpStatusCode.Unauthorized, "Unauthorized");
        await new Resident(Shared, resident.Id, resident.Token).CallAsync(HttpMethod.Get, "/activities");
    }

    [Fact]
    public async Task A_ticket_is_no_token_and_a_token_is_no_ticket()
    {
        var resident = await Resident.WelcomedAsync(Shared);
        var ticket = resident.StreamUrl.Split("t=")[1];
        await new Resident(Shared, resident.Id, ticket).CallAsync(HttpMethod.Get, "/activities").RefusedAsync(HttpStatusCode.Unauthorized, "Unauthorized");
        foreach (var wrong in new[] { resident.Token, "", "garbage", Service.Secret })
            Assert.Equal(HttpStatusCode.Forbidden, (await Assert.ThrowsAsync<StreamRefusedException>(() => Stream.OpenAsync(resident.StreamUrl.Replace(ticket, Uri.EscapeDataString(wrong), StringComparison.Ordinal)))).Status);
        using var stream = await Stream.OpenAsync(resident.StreamUrl);
        Assert.Equal(HttpStatusCode.Forbidden, (await Assert.ThrowsAsync<StreamRefusedException>(() => Stream.OpenAsync(resident.StreamUrl))).Status); // used up
        await resident.CallAsync(HttpMethod.Get, $"/stream?t={ticket}").RefusedAsync(HttpStatusCode.BadRequest, "BadArgument");
    }

    [Fact]
    public async Task A_ticket_ends_after_a_minute_and_a_token_after_its_time_but_can_be_exchanged_a_while()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var service = await StartAsync(["DirectLine:TokenLifetime=01:00:00", "DirectLine:RefreshGrace=1.00:00:00"], time);
        var resident = await Resident.WelcomedAsync(service, "dl_a");
        time.Advance(TimeSpan.FromSeconds(59));
        var (late, inTime) = (resident.StreamUrl, (await (await resident.CallAsync(HttpMethod.Get, "")).OkAsync()).Text("streamUrl"));
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.Forbidden, (await Assert.ThrowsAsync<StreamRefusedException>(() => Stream.OpenAsync(late))).Status);
        using (await Stream.OpenAsync(inTime))
        {
        }
        time.Advance(TimeSpan.FromHours(1));
        await resident.PostAsync(new { type = "message", text = "x" }).RefusedAsync(HttpStatusCode.Forbidden, "TokenExpired");
        await resident.CallAsync(HttpMethod.Get, "/activities").RefusedAsync(HttpStatusCode.Forbidden, "TokenExpired");
        await Resident.CallAsync(service, HttpMethod.Post, "conversations", resident.Token).RefusedAsync(HttpStatusCode.Forbidden, "TokenExpired");
        var fresh = await (await Resident.CallAsync(service, HttpMethod.Post, "tokens/refresh", resident.Token)).OkAsync();
        Assert.Equal(3600, fresh.GetProperty("expires_in").GetInt32());
        await new Resident(service, resident.Id, fresh.Text("token")).AskAsync("xin chào");
        time.Advance(TimeSpan.FromDays(1));
        await Resident.CallAsync(service, HttpMethod.Post, "tokens/refresh", resident.Token).RefusedAsync(HttpStatusCode.Forbidden, "TokenExpired");
    }

    [Fact]
    public async Task Keys_can_be_rolled_without_ending_a_conversation()
    {
        var keys = Enumerable.Range(1, 2).Select(number => Convert.ToBase64String(Enumerable.Repeat((byte)number, 48).ToArray())).ToArray();
        await using var store = await StoreAsync();
        Resident resident;
        await using (var before = await Service.StartAsync(store, [$"DirectLine:SigningKeys:0={keys[0]}"])) resident = await Resident.WelcomedAsync(before);
        await using (var after = await Service.StartAsync(store, [$"DirectLine:SigningKeys:0={keys[1]}", $"DirectLine:SigningKeys:1={keys[0]}"]))
            await new Resident(after, resident.Id, resident.Token).AskAsync("xin chào");
        await using var later = await Service.StartAsync(store, [$"DirectLine:SigningKeys:0={keys[1]}"]);
        await new Resident(later, resident.Id, resident.Token).CallAsync(HttpMethod.Get, "/activities").RefusedAsync(HttpStatusCode.Unauthorized, "Unauthorized");
    }

    [Fact]
    public async Task The_key_made_at_the_first_start_outlives_a_restart_and_is_for_its_owner_alone()
    {
        await using var store = await StoreAsync();
        Resident resident;
        await using (var before = await Service.StartAsync(store)) resident = await Resident.WelcomedAsync(before);
        await using var after = await Service.StartAsync(store);
        await new Resident(after, resident.Id, resident.Token).AskAsync("xin chào");
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(store.Folder, "directline.key")));
    }

    [Fact]
    public async Task A_token_is_used_only_by_pages_it_was_made_for()
    {
        var token = await (await Resident.CallAsync(Shared, HttpMethod.Post, "tokens/generate", Service.Secret, new { trustedOrigins = new[] { Trusted } })).OkAsync();
        var bearer = token.Text("token");
        await Resident.CallAsync(Shared, HttpMethod.Post, "conversations", bearer, origin: "https://evil.example").RefusedAsync(HttpStatusCode.Forbidden, "OriginNotAllowed");
        await Resident.CallAsync(Shared, HttpMethod.Post, "conversations", bearer, origin: "null").RefusedAsync(HttpStatusCode.Forbidden, "OriginNotAllowed");
        var begun = await (await Resident.CallAsync(Shared, HttpMethod.Post, "conversations", bearer, origin: Trusted)).OkAsync();
        var refreshed = (await (await Resident.CallAsync(Shared, HttpMethod.Post, "tokens/refresh", bearer, origin: Trusted)).OkAsync()).Text("token");
        await Resident.CallAsync(Shared, HttpMethod.Get, $"conversations/{begun.Text("conversationId")}/activities", refreshed, origin: "https://evil.example").RefusedAsync(HttpStatusCode.Forbidden, "OriginNotAllowed");
        Assert.Equal(HttpStatusCode.Forbidden, (await Assert.ThrowsAsync<StreamRefusedException>(() => Stream.OpenAsync(begun.Text("streamUrl"), "https://evil.example"))).Status);
        var again = await (await Resident.CallAsync(Shared, HttpMethod.Get, $"conversations/{begun.Text("conversationId")}", refreshed, origin: Trusted)).OkAsync();
        using var stream = await Stream.OpenAsync(again.Text("streamUrl"), Trusted);
    }

    [Fact]
    public async Task The_widget_gets_tokens_on_our_own_pages_and_trusted_ones_only()
    {
        var service = await StartAsync([$"DirectLine:TrustedOrigins:0={Trusted}"]);
        foreach (var origin in new[] { null, Trusted, service.Address.GetLeftPart(UriPartial.Authority) })
        {
            using var answer = await TokenAsync(origin);
            Assert.True(answer.Headers.CacheControl!.NoStore);
            var bearer = (await answer.OkAsync()).Text("token");
            await Resident.CallAsync(service, HttpMethod.Post, "conversations", bearer, origin: "https://evil.example").RefusedAsync(HttpStatusCode.Forbidden, "OriginNotAllowed");
        }
        foreach (var origin in new[] { "https://evil.example", "null", Trusted + ".evil.example", Trusted.Replace("https", "http", StringComparison.Ordinal) })
            await TokenAsync(origin).RefusedAsync(HttpStatusCode.Forbidden, "OriginNotAllowed");

        Task<HttpResponseMessage> TokenAsync(string? origin)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/widget/token");
            if (origin is not null) request.Headers.Add("Origin", origin);
            return service.Client.SendAsync(request, CancellationToken);
        }
    }

    [Fact]
    public async Task A_secret_opens_every_conversation_and_its_own_are_for_trusted_pages()
    {
        var service = await StartAsync([$"DirectLine:TrustedOrigins:0={Trusted}"]);
        var resident = await Resident.WelcomedAsync(service);
        using var polled = await new Resident(service, resident.Id, Service.Secret).CallAsync(HttpMethod.Get, "/activities");
        Assert.Equal(1, (await polled.OkAsync()).GetProperty("activities").GetArrayLength());
        var begun = await (await Resident.CallAsync(service, HttpMethod.Post, "conversations", Service.Secret, new { user = new { id = "dl_x" } })).OkAsync();
        var back = await (await Resident.CallAsync(service, HttpMethod.Get, $"conversations/{begun.Text("conversationId")}", Service.Secret)).OkAsync();
        foreach (var bearer in new[] { begun.Text("token"), back.Text("token") })
        {
            Assert.Equal("dl_x", JsonSerializer.Deserialize<JsonElement>(Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(bearer.Split('.')[1]))).Text("user"));
            await Resident.CallAsync(service, HttpMethod.Post, "tokens/refresh", bearer, origin: "https://evil.example").RefusedAsync(HttpStatusCode.Forbidden, "OriginNotAllowed");
        }
    }

    [Fact]
    public async Task Who_starts_or_posts_too_often_is_told_when_to_come_back_and_can_read_on()
    {
        var service = await StartAsync(["DirectLine:PostsPerMinute=3", "DirectLine:UploadsPerMinute=1", "DirectLine:StartsPerMinutePerAddress=4"]);
        var resident = await Resident.WelcomedAsync(service); // a token and a start
        foreach (var _ in Enumerable.Range(0, 3)) await resident.SayAsync("xin chào");
        await resident.PostAsync(new { type = "message", text = "x" }).RefusedAsync(HttpStatusCode.TooManyRequests, "TooManyRequests");
        using (await resident.UploadAsync(Resident.Part([1], "a")))
        {
        }
        await resident.UploadAsync(Resident.Part([1], "a")).RefusedAsync(HttpStatusCode.TooManyRequests, "TooManyRequests");
        var other = await Resident.WelcomedAsync(service); // has a count of its own
        await other.SayAsync("xin chào");
        await Resident.CallAsync(service, HttpMethod.Post, "conversations", Service.Secret).RefusedAsync(HttpStatusCode.TooManyRequests, "TooManyRequests");
        await service.Client.PostAsync("/widget/token", null, CancellationToken).RefusedAsync(HttpStatusCode.TooManyRequests, "TooManyRequests");
        foreach (var _ in Enumerable.Range(0, 50)) await (await resident.CallAsync(HttpMethod.Get, "/activities")).OkAsync();
    }
}
