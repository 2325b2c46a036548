using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using VinhPhong.Simulators.Zalo.Chats;

namespace VinhPhong.Simulators.Zalo.Tests;

/// <summary>A simulated platform with a service behind it, one resident, and a clock that moves only when told.</summary>
internal sealed class Commune : IAsyncDisposable
{
    public const string V3 = "/v3.0/oa/message/cs";
    public const string V2 = "/v2.0/oa/message";

    private readonly ZaloSimulator simulator;
    private readonly HttpClient client;

    private Commune(ZaloSimulator simulator, Service service, FakeTimeProvider clock)
    {
        this.simulator = simulator;
        Service = service;
        Clock = clock;
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = simulator.Address };
        Resident = Zalo.Residents.Join("Bà Tư");
    }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Service Service { get; }

    public FakeTimeProvider Clock { get; }

    public Resident Resident { get; }

    public string Id => Resident.Id;

    public ZaloPlatform Zalo => simulator.Platform;

    public HttpClient Client => client;

    /// <summary>A business account unless told otherwise: it sends by the newer endpoint.</summary>
    public static async Task<Commune> OpenAsync(ZaloSimulatorOptions? options = null, bool granted = true)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
        var service = await Service.StartAsync(Stop);
        var settings = (options ?? new ZaloSimulatorOptions { OaType = OaType.Business }) with { WebhookAddress = service.Address };
        var commune = new Commune(await ZaloSimulator.StartAsync(settings, clock, Stop), service, clock);
        if (granted) commune.Zalo.Tokens.Issue();
        return commune;
    }

    /// <summary>The resident writes, and the event has arrived.</summary>
    public async Task<ChatMessage> WriteAsync(string text)
    {
        var message = await Zalo.Residents.SendTextAsync(Id, text, Stop);
        await SettleAsync();
        return message;
    }

    public Task SettleAsync() => Zalo.SettleAsync(Stop);

    public Task<JsonNode> SayAsync(string text, string path = V3) => SendAsync(path, Message($$"""{"text":"{{text}}"}"""));

    public string Message(string message) => $$"""{"recipient":{"user_id":"{{Id}}"},"message":{{message}}}""";

    public async Task<JsonNode> SendAsync(string path, string body)
    {
        using var answer = await PostAsync(path, body);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!;
    }

    public async Task<HttpResponseMessage> PostAsync(string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, null, "application/json") };
        request.Headers.Add("access_token", Zalo.Tokens.Current?.AccessToken);
        return await client.SendAsync(request, Stop);
    }

    public async Task<JsonNode> ReadAsync(string path, string data, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{path}?data={Uri.EscapeDataString(data)}");
        request.Headers.Add("access_token", token ?? Zalo.Tokens.Current!.AccessToken);
        using var answer = await client.SendAsync(request, Stop);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(Stop))!;
    }

    public async Task<JsonNode> TokenAsync(params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v4/oa/access_token")
        {
            Content = new FormUrlEncodedContent(form.Append(("app_id", Zalo.Options.AppId)).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2))),
        };
        request.Headers.Add("secret_key", Zalo.Options.AppSecret);
        using var answer = await client.SendAsync(request, Stop);
        Assert.Equal(200, (int)answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!;
    }

    public Task<JsonNode> RefreshAsync(string refreshToken) => TokenAsync(("grant_type", "refresh_token"), ("refresh_token", refreshToken));

    public static int Error(JsonNode answer) => answer["error"]!.GetValue<int>();

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await simulator.DisposeAsync();
        await Service.DisposeAsync();
    }
}
