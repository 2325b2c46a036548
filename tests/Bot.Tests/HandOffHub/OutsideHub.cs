using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace VinhPhong.Bot.Tests.HandOffHub;

/// <summary>A hub that refuses whatever is not signed as the document says, and does what a test tells it.</summary>
internal sealed class OutsideHub : IAsyncDisposable
{
    public const string Secret = "a secret that only the hub and the assistant have";

    private readonly WebApplication app;

    private OutsideHub(WebApplication app) => this.app = app;

    /// <summary>What came, in its order, repeats included.</summary>
    public ConcurrentQueue<JsonElement> Heard { get; } = new();

    /// <summary>What was wrong with calls.</summary>
    public ConcurrentQueue<string> Wrong { get; } = new();

    /// <summary>What a call is answered with.</summary>
    public Func<JsonElement, HttpContext, int> Answers { get; set; } = (_, _) => StatusCodes.Status200OK;

    public Uri Url => new(app.Urls.First() + "/hub");

    public string[] Settings => [$"HandOffHub:Url={Url}", $"HandOffHub:Secret={Secret}", "Outbox:FirstRetry=00:00:00.1", "Outbox:LongestRetry=00:00:00.3"];

    public static async Task<OutsideHub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var hub = new OutsideHub(builder.Build());
        hub.app.Run(hub.HearAsync);
        await hub.app.StartAsync(TestContext.Current.CancellationToken);
        return hub;
    }

    /// <summary>What the hub says, signed; a test may spoil it.</summary>
    public static async Task<HttpResponseMessage> PostAsync(Service service, object activity, TimeSpan? age = null, string? secret = null, string? signature = null)
    {
        var body = activity as string ?? JsonSerializer.Serialize(activity);
        var timestamp = (DateTimeOffset.UtcNow - (age ?? TimeSpan.Zero)).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/handoff-hub/activities") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-VinhPhong-Timestamp", timestamp);
        request.Headers.Add("X-VinhPhong-Signature", signature ?? Sign(timestamp, body, secret ?? Secret));
        return await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static Task<HttpResponseMessage> StatusAsync(Service service, Resident resident, string state, string? agent = null, string? reference = null, string? id = null) => PostAsync(service, new
    {
        type = "event",
        name = "handoff.status",
        id = id ?? Guid.NewGuid().ToString(),
        conversation = new { id = resident.Id },
        from = agent is null ? null : new { id = agent, name = agent },
        value = new { state, reference },
    });

    public static Task<HttpResponseMessage> SayAsync(Service service, Resident resident, string text, string agent, string? id = null) =>
        PostAsync(service, new { type = "message", id = id ?? Guid.NewGuid().ToString(), conversation = new { id = resident.Id }, from = new { id = agent, name = agent }, text });

    /// <summary>Waits for the next call that is so.</summary>
    public async Task<JsonElement> HearsAsync(string what, Func<JsonElement, bool> isIt) =>
        (JsonElement)await Eventually.GetAsync<object>(what, () => Task.FromResult<object?>(Heard.FirstOrDefault(isIt) is { ValueKind: JsonValueKind.Object } found ? found : null));

    public Task<JsonElement> HearsInitiateAsync(Resident resident) => HearsAsync("initiate", activity => activity.Maybe("name") == "handoff.initiate" && IsOf(activity, resident));

    public IReadOnlyList<string> TextsOf(Resident resident) => [.. Heard.Where(activity => IsOf(activity, resident) && activity.Text("type") == "message").Select(activity => activity.Text("text"))];

    public static bool IsOf(JsonElement activity, Resident resident) => activity.GetProperty("conversation").Text("id") == resident.Id;

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        Assert.Empty(Wrong);
    }

    private static string Sign(string timestamp, string body, string secret) =>
        "v1=" + Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(timestamp + "." + body))).ToLowerInvariant();

    private async Task HearAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        if (context.Request.Headers["X-VinhPhong-Signature"] != Sign(context.Request.Headers["X-VinhPhong-Timestamp"]!, body, Secret)) Wrong.Enqueue("signature");
        if (context.Request.Path != "/hub" || context.Request.Method != "POST" || context.Request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true) Wrong.Enqueue("call");
        var activity = JsonSerializer.Deserialize<JsonElement>(body);
        context.Response.StatusCode = Answers(activity, context);
        if (context.Response.StatusCode == (int)HttpStatusCode.OK) Heard.Enqueue(activity);
    }
}
