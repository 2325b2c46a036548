using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace VinhPhong.Bot.Tests;

/// <summary>A resident at the wire: raw HTTP with a token.</summary>
internal sealed class Resident
{
    public const string Path = "/v3/directline";

    private readonly Service service;

    private Resident(Service service, JsonElement started) : this(service, started.Text("conversationId"), started.Text("token")) => StreamUrl = started.Text("streamUrl");

    public Resident(Service service, string conversationId, string token) => (this.service, Id, Token, StreamUrl) = (service, conversationId, token, "");

    /// <summary>The conversation.</summary>
    public string Id { get; }

    public string Token { get; }

    public string StreamUrl { get; }

    /// <summary>Starts a conversation as the widget does, or for a user that a server names.</summary>
    public static async Task<Resident> BeginAsync(Service service, string? user = null)
    {
        var token = user is null
            ? await (await service.Client.PostAsync("/widget/token", null, TestContext.Current.CancellationToken)).OkAsync()
            : await (await CallAsync(service, HttpMethod.Post, "tokens/generate", Service.Secret, new { user = new { id = user } })).OkAsync();
        using var answer = await CallAsync(service, HttpMethod.Post, "conversations", token.Text("token"));
        return new Resident(service, await answer.OkAsync());
    }

    /// <summary>The same after the welcome has come, so that nothing is in hand.</summary>
    public static async Task<Resident> WelcomedAsync(Service service, string? user = null)
    {
        var resident = await BeginAsync(service, user);
        await Eventually.GetAsync("welcome", async () => (await resident.AllAsync()).FirstOrDefault(activity => activity.Outcome() == "welcome") is { ValueKind: JsonValueKind.Object } found ? (object)found : null);
        return resident;
    }

    public static async Task<HttpResponseMessage> CallAsync(Service service, HttpMethod method, string path, string? bearer, object? body = null, string? origin = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(service.Address, $"{Path}/{path}"));
        if (bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        if (origin is not null) request.Headers.Add("Origin", origin);
        request.Content = body switch { null => null, HttpContent content => content, string json => new StringContent(json, Encoding.UTF8, "application/json"), _ => JsonContent.Create(body) };
        return await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> CallAsync(HttpMethod method, string path, object? body = null, string? origin = null) => CallAsync(service, method, $"conversations/{Id}{path}", Token, body, origin);

    public Task<HttpResponseMessage> PostAsync(object activity) => CallAsync(HttpMethod.Post, "/activities", activity);

    /// <summary>Says something and gives the id it got.</summary>
    public Task<string> SayAsync(string text, string? key = null) => SendAsync(new { type = "message", text, channelData = new { clientActivityID = key } });

    public async Task<string> SendAsync(object activity)
    {
        using var answer = await PostAsync(activity);
        return (await answer.OkAsync()).Text("id");
    }

    /// <summary>Says something and waits for the answer.</summary>
    public async Task<JsonElement> AskAsync(string text) => await AnswerToAsync(await SayAsync(text));

    public async Task<JsonElement> AnswerToAsync(string id) => (JsonElement)await Eventually.GetAsync<object>($"answer to {id}", async () => (await AnswersToAsync(id)) is [var first, ..] ? first : null);

    public async Task<IReadOnlyList<JsonElement>> AnswersToAsync(string id) => [.. (await AllAsync()).Where(activity => activity.ReplyTo() == id)];

    /// <summary>Everything in the conversation, oldest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> AllAsync()
    {
        var all = new List<JsonElement>();
        for (var watermark = "0"; ;)
        {
            using var answer = await CallAsync(HttpMethod.Get, $"/activities?watermark={watermark}");
            var set = await answer.OkAsync();
            if (set.GetProperty("activities").GetArrayLength() == 0) return all;
            all.AddRange(set.GetProperty("activities").EnumerateArray());
            watermark = set.Text("watermark");
        }
    }

    /// <summary>Waits until the conversation has this many messages of the assistant.</summary>
    public Task AnswersAsync(int count) => Eventually.TrueAsync($"{count} answers", async () => (await AllAsync()).Count(activity => activity.IsBot()) >= count);

    public async Task<HttpResponseMessage> UploadAsync(params HttpContent[] parts)
    {
        using var form = new MultipartFormDataContent();
        foreach (var part in parts) form.Add(part);
        return await CallAsync(HttpMethod.Post, "/upload?userId=u", form);
    }

    /// <summary>One part of an upload, with its name as clients write it: raw UTF-8.</summary>
    public static HttpContent Part(byte[] bytes, string name, string type = "application/octet-stream", string field = "file")
    {
        var part = new ByteArrayContent(bytes);
        part.Headers.ContentType = new MediaTypeHeaderValue(type);
        part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{field}\"; filename=\"{string.Concat(Encoding.UTF8.GetBytes(name).Select(b => (char)b))}\"");
        return part;
    }
}

/// <summary>Activities and errors as they are on the wire.</summary>
internal static class Wire
{
    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static string? Maybe(this JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value.ToString() : null;

    public static string? ReplyTo(this JsonElement activity) => activity.Maybe("replyToId");

    public static bool IsBot(this JsonElement activity) => activity.GetProperty("from").Maybe("role") == "bot";

    public static long Sequence(this JsonElement activity) => long.Parse(activity.Text("id").Split('|')[1], CultureInfo.InvariantCulture);

    public static JsonElement? Answer(this JsonElement activity) =>
        activity.TryGetProperty("channelData", out var data) && data.ValueKind == JsonValueKind.Object && data.TryGetProperty("answer", out var answer) ? answer : null;

    public static string? Outcome(this JsonElement activity) => activity.Answer()?.Maybe("outcome");

    public static string? Entry(this JsonElement activity) => activity.Answer()?.Maybe("entry");

    public static IReadOnlyList<string> Choices(this JsonElement activity) =>
        activity.TryGetProperty("suggestedActions", out var offered) ? [.. offered.GetProperty("actions").EnumerateArray().Select(action => action.Text("value"))] : [];

    /// <summary>The body of a call that must succeed.</summary>
    public static async Task<JsonElement> OkAsync(this HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>The call is refused with this status and code, in the shape that clients read, and nothing of our insides.</summary>
    public static async Task<string> RefusedAsync(this Task<HttpResponseMessage> call, HttpStatusCode status, string code)
    {
        using var response = await call;
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode} {text}");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        var error = JsonSerializer.Deserialize<JsonElement>(text).GetProperty("error");
        Assert.Equal(code, error.Text("code"));
        Assert.NotEmpty(error.Text("message"));
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        if (status == HttpStatusCode.TooManyRequests) Assert.InRange(response.Headers.RetryAfter?.Delta?.TotalSeconds ?? 0, 1, 60);
        return error.Text("message");
    }
}
