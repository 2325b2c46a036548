using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using VinhPhong.Hosting;

namespace VinhPhong.Crash.Tests.Desk;

/// <summary>Three hundred residents want an officer at once, ten officers take them from one queue, and the service is killed in the middle of it.</summary>
[Collection(nameof(Busy))]
public sealed class HandOffKillTests
{
    private const int Residents = 300;
    private const int Officers = 10;
    private const int Kills = 3;
    private const string Wish = "Gặp cán bộ";

    private static readonly TimeSpan Within = TimeSpan.FromMinutes(3);

    [Fact]
    [Trait("Category", "Slow")]
    public Task On_SQLite_no_hand_off_is_lost_or_held_by_two() => RunAsync(null);

    [Fact]
    [Trait("Category", "Slow")]
    public async Task On_PostgreSQL_no_hand_off_is_lost_or_held_by_two()
    {
        var server = Environment.GetEnvironmentVariable("VINHPHONG_TEST_POSTGRES");
        if (string.IsNullOrEmpty(server)) Assert.Skip("VINHPHONG_TEST_POSTGRES is not set; give the connection string of a PostgreSQL server on which databases may be created.");
        var database = $"vinhphong_crash_{Guid.NewGuid():n}";
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using (var create = new NpgsqlCommand($"CREATE DATABASE {database}", connection)) await create.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        try
        {
            await RunAsync(new NpgsqlConnectionStringBuilder(server) { Database = database, MaxPoolSize = 30 }.ToString());
        }
        finally
        {
            await using var drop = new NpgsqlCommand($"DROP DATABASE {database} WITH (FORCE)", connection);
            await drop.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private static async Task RunAsync(string? connectionString)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var settings = new Dictionary<string, string> { ["Desk__AssignAutomatically"] = "false", ["Desk__GoneAfter"] = "00:05:00", ["Accounts__SignInsPerMinutePerAddress"] = "10000" };
        if (connectionString is not null) settings["Storage__ConnectionString"] = connectionString;
        using var server = new ServerProcess(settings);
        await server.StartAsync(cancellationToken);
        using var admin = await StaffClient.FirstAdministratorAsync(server.Address, () => server.Output, cancellationToken);
        var officers = new List<(StaffClient Who, OfficerLoop Loop)>();
        for (var number = 0; number < Officers; number++)
        {
            var who = await admin.InviteAsync($"canbo{number}", cancellationToken);
            officers.Add((who, new OfficerLoop(who, $"Cán bộ canbo{number}")));
        }
        using var residents = new HttpClient { BaseAddress = server.Address };
        residents.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.Secret);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var working = officers.Select((officer, number) => officer.Loop.WorkAsync(new Random(number), stop.Token)).ToArray();
        var asking = Task.WhenAll(Enumerable.Range(0, Residents).Select(number => AskAsync(residents, number, cancellationToken)));
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(Random.Shared.Next(1500, 3000), cancellationToken);
            server.Kill();
            await server.StartAsync(cancellationToken);
        }
        var conversations = await asking;
        var transcripts = await SettledAsync(residents, conversations, cancellationToken);
        await stop.CancelAsync();
        await Task.WhenAll(working);
        foreach (var transcript in transcripts) Check(transcript);
        Assert.True(officers.Sum(officer => officer.Loop.TooLate) > 0, "No two officers ever wanted the same conversation, so nothing was proved.");
        foreach (var (who, _) in officers) who.Dispose();
    }

    /// <summary>Starts a conversation and asks for an officer, under the same id until it is acknowledged.</summary>
    private static async Task<string> AskAsync(HttpClient client, int number, CancellationToken cancellationToken)
    {
        string? conversation = null;
        while (true)
        {
            try
            {
                conversation ??= (await CallAsync(client, HttpMethod.Post, "conversations", new { user = new { id = $"dl_nguoi-dan-{number}" } }, cancellationToken)).GetProperty("conversationId").GetString();
                await CallAsync(client, HttpMethod.Post, $"conversations/{conversation}/activities", new { type = "message", text = Wish, from = new { id = $"dl_nguoi-dan-{number}" }, channelData = new { clientActivityID = $"wish-{number}" } }, cancellationToken);
                return conversation!;
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException)
            {
                await Task.Delay(200, cancellationToken);
            }
        }
    }

    /// <summary>The transcripts, once every hand-off has ended or the time is over.</summary>
    private static async Task<IReadOnlyList<JsonElement[]>> SettledAsync(HttpClient client, string[] conversations, CancellationToken cancellationToken)
    {
        for (var end = DateTime.UtcNow + Within; ;)
        {
            var all = new List<JsonElement[]>();
            foreach (var conversation in conversations)
                all.Add([.. (await CallAsync(client, HttpMethod.Get, $"conversations/{conversation}/activities?watermark=0", null, cancellationToken)).GetProperty("activities").EnumerateArray()]);
            if (all.All(transcript => transcript.Any(activity => State(activity) == "completed")) || DateTime.UtcNow > end) return all;
            await Task.Delay(500, cancellationToken);
        }
    }

    /// <summary>Asked, taken by one officer, answered by that one, ended; in this order, and each once.</summary>
    private static void Check(JsonElement[] transcript)
    {
        var story = transcript.Select(activity => activity.GetProperty("from").GetProperty("id").GetString() switch
        {
            { } id when id.StartsWith("officer:", StringComparison.Ordinal) => "said " + activity.GetProperty("from").GetProperty("name").GetString(),
            _ when State(activity) is "accepted" => "accepted " + activity.GetProperty("value").GetProperty("officer").GetString(),
            _ when State(activity) is "completed" => "completed",
            _ when activity.TryGetProperty("text", out var text) && text.GetString() == Wish => "asked",
            _ => null,
        }).OfType<string>().ToArray();
        var told = string.Join(" | ", story);
        Assert.True(story.Length == 4, told);
        Assert.Equal("asked", story[0]);
        Assert.StartsWith("accepted ", story[1], StringComparison.Ordinal);
        Assert.Equal("said" + story[1]["accepted".Length..], story[2]);
        Assert.Equal("completed", story[3]);
    }

    private static string? State(JsonElement activity) =>
        activity.TryGetProperty("name", out var name) && name.GetString() == "handoff.status" ? activity.GetProperty("value").GetProperty("state").GetString() : null;

    private static async Task<JsonElement> CallAsync(HttpClient client, HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, $"/v3/directline/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await client.SendAsync(request, cancellationToken);
        return await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }
}
