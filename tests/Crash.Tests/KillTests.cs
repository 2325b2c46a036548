using System.Globalization;
using System.Text.Json;
using VinhPhong.Hosting;

namespace VinhPhong.Crash.Tests;

/// <summary>
/// What the service has acknowledged is answered exactly once, in order, whatever moment it is killed at. SIGKILL proves that nothing is held in the
/// memory of the process alone; that a commit has also left the caches of the system is what <see cref="DurabilityTests"/> looks at.
/// </summary>
[Collection(nameof(Busy))]
public sealed class KillTests
{
    private const int ServersSideBySide = 2;
    /// <summary>Fewer for a quick look while developing: <c>VINHPHONG_KILLS=20</c>.</summary>
    private static readonly int KillsEach = int.Parse(Environment.GetEnvironmentVariable("VINHPHONG_KILLS") ?? "200", CultureInfo.InvariantCulture) / ServersSideBySide;

    private const int Residents = 4;
    private const int LongestLife = 700;
    private const int LongestAfterFirst = 150;

    [Fact]
    [Trait("Category", "Slow")]
    public async Task After_200_kills_every_acknowledged_message_has_exactly_one_answer_in_order()
    {
        var seed = Environment.TickCount;
        TestContext.Current.SendDiagnosticMessage("seed {0}", seed);
        var late = await Task.WhenAll(Enumerable.Range(0, ServersSideBySide).Select(server => KillAgainAndAgainAsync(new Random(seed + server), server)));
        Assert.True(late.Sum() > 0, $"No kill hit a message between its acknowledgement and its answer, so nothing was proved (seed {seed}).");
    }

    [Fact]
    public async Task A_stop_finishes_what_is_in_hand_and_loses_nothing()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var server = new ServerProcess();
        var residents = await BeginAsync(server, cancellationToken);
        using var writing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var all = Task.WhenAll(residents.Select(resident => resident.WriteAsync(writing.Token)));
        await Task.Delay(1000, cancellationToken);
        var code = await server.StopAsync(cancellationToken).WaitAsync(TimeSpan.FromSeconds(10), cancellationToken);
        await writing.CancelAsync();
        await all;
        Assert.Equal(0, code);
        await server.StartAsync(cancellationToken);
        foreach (var resident in residents) Check(resident, await resident.ReadWhenAnsweredAsync(TimeSpan.FromSeconds(30), cancellationToken), []);
    }

    /// <summary>Gives how many messages were acknowledged before a kill and answered after it.</summary>
    private static async Task<int> KillAgainAndAgainAsync(Random random, int number)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var server = new ServerProcess();
        var residents = await BeginAsync(server, cancellationToken);
        var kills = new List<DateTimeOffset>();
        for (var kill = 0; kill < KillsEach; kill++)
        {
            using var writing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var all = Task.WhenAll(residents.Select(resident => resident.WriteAsync(writing.Token)));
            await MomentAsync(random, residents, cancellationToken);
            server.Kill();
            kills.Add(DateTimeOffset.UtcNow);
            await writing.CancelAsync();
            await all;
            await server.StartAsync(cancellationToken);
        }
        var late = 0;
        foreach (var resident in residents) late += Check(resident, await resident.ReadWhenAnsweredAsync(TimeSpan.FromSeconds(60), cancellationToken), kills);
        TestContext.Current.SendDiagnosticMessage("server {0}: {1} messages acknowledged, {2} answered after a kill", number, residents.Sum(resident => resident.Acknowledged.Count), late);
        return late;
    }

    /// <summary>Any moment of a young life, or any moment soon after it has begun to acknowledge: the second kind hits more.</summary>
    private static async Task MomentAsync(Random random, IReadOnlyList<Resident> residents, CancellationToken cancellationToken)
    {
        if (random.Next(3) == 0)
        {
            await Task.Delay(random.Next(LongestLife), cancellationToken);
            return;
        }
        var before = residents.Sum(resident => resident.Acknowledged.Count);
        for (var end = Environment.TickCount64 + 5000; residents.Sum(resident => resident.Acknowledged.Count) == before && Environment.TickCount64 < end;) await Task.Delay(2, cancellationToken);
        await Task.Delay(random.Next(LongestAfterFirst), cancellationToken);
    }

    private static async Task<IReadOnlyList<Resident>> BeginAsync(ServerProcess server, CancellationToken cancellationToken)
    {
        await server.StartAsync(cancellationToken);
        var residents = Enumerable.Range(0, Residents).Select(number => new Resident(server.Address, $"r{number}")).ToArray();
        foreach (var resident in residents) await resident.BeginAsync(server.Secret, cancellationToken);
        return residents;
    }

    private static int Check(Resident resident, IReadOnlyList<JsonElement> all, IReadOnlyList<DateTimeOffset> kills)
    {
        Assert.NotEmpty(resident.Acknowledged);
        Assert.Equal(resident.Acknowledged.Distinct().Count(), resident.Acknowledged.Count);

        // Numbers without a gap and without a double; the first activity, joining, is not shown.
        Assert.Equal(Enumerable.Range(2, all.Count), all.Select(activity => int.Parse(activity.GetProperty("id").GetString()!.Split('|')[1], CultureInfo.InvariantCulture)));

        // A message sent again under the same id is there once.
        var messages = all.Where(activity => Role(activity) == "user").ToArray();
        var keys = messages.Select(activity => activity.GetProperty("channelData").GetProperty("clientActivityID").GetString()).ToArray();
        Assert.Equal(keys.Distinct().Count(), keys.Length);

        // What was acknowledged is there, in the order of writing.
        var ids = messages.Select(Id).ToArray();
        Assert.Equal(resident.Acknowledged, ids.Where(resident.Acknowledged.Contains));

        // One answer each, in the order of the messages.
        var answers = all.Where(activity => Role(activity) == "bot" && ids.Contains(ReplyTo(activity))).ToArray();
        Assert.Equal(ids, answers.Select(ReplyTo));

        var asked = messages.ToDictionary(Id, Time);
        return answers.Count(answer => kills.Any(kill => kill > asked[ReplyTo(answer)!] && kill < Time(answer)));
    }

    private static string? Role(JsonElement activity) => activity.GetProperty("from").GetProperty("role").GetString();

    private static string Id(JsonElement activity) => activity.GetProperty("id").GetString()!;

    private static string? ReplyTo(JsonElement activity) => activity.TryGetProperty("replyToId", out var id) ? id.GetString() : null;

    private static DateTimeOffset Time(JsonElement activity) => activity.GetProperty("timestamp").GetDateTimeOffset();
}
