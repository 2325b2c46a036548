using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace VinhPhong.Bot.Tests.Operation;

public sealed class OperationTests(OnSqlite served) : ServiceTests(served), IClassFixture<OnSqlite>
{
    private const string MetricsToken = "a token for the metrics, long enough for all";

    /// <summary>All that anybody may call, and what they get. Whoever opens another endpoint writes it down here.</summary>
    private static readonly Dictionary<string, int> Open = new(StringComparer.Ordinal)
    {
        ["GET /"] = 200,
        ["GET /embed"] = 200,
        ["POST /widget/token"] = 200,
        ["GET /health/live"] = 200,
        ["GET /health/ready"] = 200,
        ["GET /metrics"] = 200, // from this machine; see below
        ["GET /widget/notices"] = 200,
        ["GET /account/sign-in"] = 200,
        ["POST /account/sign-in"] = 400, // without the token of its form
        ["GET /account/second-step"] = 302, // nobody is between the steps
        ["POST /account/second-step"] = 400,
        ["GET /account/invitation"] = 410, // no such link
        ["POST /account/invitation"] = 400,
        ["POST /account/passkeys/ask"] = 400,
        ["GET /{*path:nonfile}"] = 404,
        ["GET /v3/directline/{**rest}"] = 404,
    };

    [Fact]
    public async Task Every_endpoint_is_open_on_purpose_or_closed_to_strangers()
    {
        var walked = new List<string>();
        foreach (var endpoint in Shared.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                var name = $"{method} {pattern}";
                walked.Add(name);
                var path = pattern.Replace("{conversationId}", "abc", StringComparison.Ordinal).Replace("{fileId}", "def", StringComparison.Ordinal)
                    .Replace("{**rest}", "nowhere", StringComparison.Ordinal).Replace("{*path:nonfile}", "nowhere", StringComparison.Ordinal);
                using var request = new HttpRequestMessage(new HttpMethod(method), path);
                using var answer = await Shared.Client.SendAsync(request, CancellationToken);
                if (Open.TryGetValue(name, out var expected)) Assert.True(expected == (int)answer.StatusCode, $"{name} gives {(int)answer.StatusCode}");
                else if (pattern.EndsWith("/stream", StringComparison.Ordinal)) Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode); // no WebSocket; tickets have tests of their own
                else Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, $"{name} gives {(int)answer.StatusCode} to a stranger");
            }
        }
        Assert.Empty(Open.Keys.Except(walked));
        Assert.True(walked.Count > Open.Count);
    }

    [Fact]
    public async Task An_endpoint_that_says_nothing_about_who_may_use_it_is_used_by_nobody()
    {
        await using var store = await StoreAsync();
        await using var service = await Service.StartAsync(store, map: app => app.MapGet("/quen-khoa", () => "secret"));
        using var answer = await service.Client.GetAsync("/quen-khoa", CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync(CancellationToken));
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/embed", "text/html")]
    [InlineData("/widget.js", "text/javascript")]
    public async Task Pages_let_browsers_run_and_load_nothing_but_ours(string path, string type)
    {
        using var answer = await Shared.Client.GetAsync(path, CancellationToken);
        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal(("nosniff", "no-referrer"), (answer.Headers.GetValues("X-Content-Type-Options").Single(), answer.Headers.GetValues("Referrer-Policy").Single()));
        Assert.False(answer.Headers.Contains("Server") && answer.Headers.GetValues("Server").Any(value => value.Contains('/', StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Metrics_are_for_this_machine_or_for_who_has_the_token()
    {
        var service = await StartAsync([$"Operation:MetricsToken={MetricsToken}"]);
        var resident = await Resident.WelcomedAsync(service);
        await resident.AskAsync("xin chào");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(null, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("203.0.113.7", null));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("127.0.0.1", "Bearer wrong"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("203.0.113.7", $"Bearer {MetricsToken}"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("203.0.113.7", null, "/METRICS"));
        Assert.Contains("vinhphong_turns", await service.Client.GetStringAsync("/metrics", CancellationToken), StringComparison.Ordinal);

        async Task<HttpStatusCode> StatusAsync(string? forwarded, string? authorization, string path = "/metrics")
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (forwarded is not null) request.Headers.Add("X-Forwarded-For", forwarded);
            if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
            using var answer = await service.Client.SendAsync(request, CancellationToken);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Without_a_token_no_other_machine_reads_metrics()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer ");
        using var answer = await Shared.Client.SendAsync(request, CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Health_says_that_the_process_lives_and_that_it_is_ready()
    {
        Assert.Equal("Healthy", await Shared.Client.GetStringAsync("/health/live", CancellationToken));
        Assert.Equal("Healthy", await Shared.Client.GetStringAsync("/health/ready", CancellationToken));
    }

    [Fact]
    public async Task A_proxy_is_believed_only_if_the_settings_name_it()
    {
        var behind = await StartAsync(["Operation:TrustedProxies:0=127.0.0.1"]);
        Assert.StartsWith("wss://tro-ly.example.vn/", await StreamUrlAsync(behind), StringComparison.Ordinal);
        Assert.StartsWith($"ws://127.0.0.1:{Shared.Address.Port}/", await StreamUrlAsync(Shared), StringComparison.Ordinal);
        var named = await StartAsync(["DirectLine:PublicUrl=https://tro-ly.example.vn"]);
        Assert.StartsWith("wss://tro-ly.example.vn/v3/", await StreamUrlAsync(named), StringComparison.Ordinal);

        static async Task<string> StreamUrlAsync(Service service)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations");
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Service.Secret}");
            request.Headers.Add("X-Forwarded-Proto", "https");
            request.Headers.Add("X-Forwarded-Host", "tro-ly.example.vn");
            request.Headers.Add("X-Forwarded-For", "203.0.113.7");
            using var answer = await service.Client.SendAsync(request, CancellationToken);
            return (await answer.OkAsync()).Text("streamUrl");
        }
    }

    [Fact]
    public async Task Nothing_that_is_logged_says_who_said_what()
    {
        var logs = new LogCapture();
        var service = await StartAsync(["Conversations:SweepEvery=00:00:00.1", "Logging:LogLevel:Default=Information", "Logging:LogLevel:Microsoft=Information", "Logging:LogLevel:System=Information"], logs: logs);
        var resident = await Resident.WelcomedAsync(service, "dl_ba_tu_log");
        using (var stream = await Stream.OpenAsync(resident.StreamUrl))
        {
            await resident.AskAsync("mã otp của tôi là 482913, gọi 0912345678");
            await stream.ReadAsync(3);
        }
        await resident.PostAsync("""{"type":"message","text":{"bi-mat-trong-loi":1}}""").RefusedAsync(HttpStatusCode.BadRequest, "BadArgument");
        (await resident.CallAsync(HttpMethod.Get, $"/activities?watermark=0&t={resident.Token}")).Dispose();
        await resident.SendAsync(new { type = "event", name = "forget" });
        await Eventually.TrueAsync("forgetting", async () => (await resident.AllAsync()) is [var one] && one.Maybe("name") == "forgotten");
        Assert.Contains(logs.Lines, line => line.Contains(resident.Id, StringComparison.Ordinal)); // ids are logged, so the capture works
        string[] secrets = [resident.Token, resident.Token.Split('.')[2], resident.StreamUrl.Split("t=")[1], Service.Secret, "otp", "482913", "0912345678", "bi-mat", "dl_ba_tu_log"];
        Assert.All(secrets, secret => Assert.DoesNotContain(logs.Lines, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }
}
