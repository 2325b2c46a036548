using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace VinhPhong.Crash.Tests.Desk;

/// <summary>An officer who claims what waits, answers what he holds and ends it, until told to stop; whatever breaks, he looks again.</summary>
internal sealed class OfficerLoop(StaffClient who, string name)
{
    /// <summary>Conversations that this officer was told are his.</summary>
    public HashSet<string> Claimed { get; } = [];

    /// <summary>Claims that a colleague had been faster with.</summary>
    public int TooLate { get; private set; }

    public async Task WorkAsync(Random random, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using var seen = await who.Http.PostAsync("/api/desk/seen", null, cancellationToken);
                var open = await who.Http.GetFromJsonAsync<JsonElement[]>("/api/desk/open", cancellationToken) ?? [];
                var waiting = open.Where(row => row.GetProperty("officerId").ValueKind == JsonValueKind.Null).ToArray();
                if (waiting.Length > 0) await ClaimAsync(Id(waiting[random.Next(Math.Min(3, waiting.Length))]), cancellationToken);
                foreach (var row in open.Where(row => row.GetProperty("officerName").GetString() == name)) await ServeAsync(row, cancellationToken);
                if (open.Length == 0) await Task.Delay(50, cancellationToken);
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException or JsonException or OperationCanceledException)
            {
                await Task.Delay(100, CancellationToken.None); // the service is down, or this is the end
            }
        }
    }

    private async Task ClaimAsync(string conversation, CancellationToken cancellationToken)
    {
        using var answer = await who.Http.PostAsync($"/api/desk/{conversation}/claim", null, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.OK) Claimed.Add(conversation);
        if (answer.StatusCode == HttpStatusCode.Conflict) TooLate++;
    }

    /// <summary>Answers once: a resident who has been answered no longer waits, which the service knows, not this loop. Then ends it.</summary>
    private async Task ServeAsync(JsonElement row, CancellationToken cancellationToken)
    {
        var conversation = Id(row);
        if (row.GetProperty("unansweredSince").ValueKind != JsonValueKind.Null)
        {
            using var said = await who.Http.PostAsJsonAsync($"/api/desk/{conversation}/say", new { text = $"Trả lời của {name}" }, cancellationToken);
            if (said.StatusCode != HttpStatusCode.NoContent) return;
        }
        using var ended = await who.Http.PostAsJsonAsync($"/api/desk/{conversation}/end", new { ending = 0 }, cancellationToken);
    }

    private static string Id(JsonElement row) => row.GetProperty("conversationId").GetString()!;
}
