using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace VinhPhong.Crash.Tests;

/// <summary>A resident who writes one message after the other, and sends one again under the same id when it is unclear whether it arrived.</summary>
internal sealed class Resident(Uri address, string name)
{
    private static readonly HttpClient Client = new();

    private string? conversation;
    private string? token;
    private int written;
    private string? unclear;

    /// <summary>Ids that the service has acknowledged, in the order of writing.</summary>
    public List<string> Acknowledged { get; } = [];

    public async Task BeginAsync(string secret, CancellationToken cancellationToken)
    {
        token = secret;
        var body = await CallAsync(HttpMethod.Post, "conversations", new { user = new { id = name } }, cancellationToken);
        conversation = body!.Value.GetProperty("conversationId").GetString();
        token = body.Value.GetProperty("token").GetString();
    }

    /// <summary>Writes without a pause until the line breaks.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                unclear ??= $"{name}-{++written}";
                var message = new { type = "message", text = $"Lệ phí làm căn cước bao nhiêu, câu thứ {unclear}", channelData = new { clientActivityID = unclear } };
                if (await CallAsync(HttpMethod.Post, $"conversations/{conversation}/activities", message, cancellationToken) is not { } answer) continue; // refused: sent again
                Acknowledged.Add(answer.GetProperty("id").GetString()!);
                unclear = null;
            }
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException or JsonException)
        {
        }
    }

    /// <summary>Everything in the conversation, once every message in it has an answer or the time is over: one that was stored when the service was killed before it
    /// could say so is answered too, a moment later.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReadWhenAnsweredAsync(TimeSpan within, CancellationToken cancellationToken)
    {
        for (var end = DateTime.UtcNow + within; ;)
        {
            var all = await ReadAsync(cancellationToken);
            var answered = all.Where(activity => activity.TryGetProperty("replyToId", out _)).Select(activity => activity.GetProperty("replyToId").GetString()).ToHashSet();
            var asked = all.Where(activity => activity.GetProperty("from").GetProperty("role").GetString() == "user").Select(activity => activity.GetProperty("id").GetString());
            if (Acknowledged.Concat(asked).All(answered.Contains) || DateTime.UtcNow > end) return all;
            await Task.Delay(50, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<JsonElement>> ReadAsync(CancellationToken cancellationToken)
    {
        var all = new List<JsonElement>();
        for (var watermark = "0"; ;)
        {
            var set = (await CallAsync(HttpMethod.Get, $"conversations/{conversation}/activities?watermark={watermark}", null, cancellationToken))!.Value;
            if (set.GetProperty("activities").GetArrayLength() == 0) return all;
            all.AddRange(set.GetProperty("activities").EnumerateArray());
            watermark = set.GetProperty("watermark").GetString()!;
        }
    }

    private async Task<JsonElement?> CallAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, $"/v3/directline/{path}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null) request.Content = JsonContent.Create(body);
        using var answer = await Client.SendAsync(request, cancellationToken);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken) : null;
    }
}
