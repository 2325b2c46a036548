using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace VinhPhong.Bot.Tests.Storage;

public sealed class StorageOnSqlite(OnSqlite served) : StorageTests(served), IClassFixture<OnSqlite>;

public sealed class StorageOnPostgres(OnPostgres served) : StorageTests(served), IClassFixture<OnPostgres>
{
    [Fact]
    public async Task Two_instances_on_one_database_answer_each_message_exactly_once_without_a_gap()
    {
        const int messages = 30;
        await using var store = await StoreAsync();
        string[] shared = [$"DirectLine:SigningKeys:0={Convert.ToBase64String(new byte[48])}", "Conversations:MostWaitingInOne=1000", "Conversations:SweepEvery=00:00:00.2"];
        await using var one = await Service.StartAsync(store, shared);
        await using var two = await Service.StartAsync(store, shared);
        var here = await Resident.WelcomedAsync(one);
        var there = new Resident(two, here.Id, here.Token);
        var ids = await Task.WhenAll(Enumerable.Range(0, messages).Select(number => SayAsync(number % 2 == 0 ? here : there, $"m{number}")));
        Assert.Equal(messages, ids.Distinct().Count());
        await here.AnswersAsync(messages + 1);
        await here.AskAsync("cảm ơn em");
        var all = await there.AllAsync();
        Assert.Equal(Enumerable.Range(2, all.Count).Select(number => (long)number), all.Select(activity => activity.Sequence()));
        var asked = all.Where(activity => !activity.IsBot()).Select(activity => activity.Text("id")).ToArray();
        Assert.Equal(messages + 1, asked.Length);
        Assert.Equal(asked, all.Where(activity => activity.IsBot()).Skip(1).Select(activity => activity.ReplyTo()!));
        Assert.DoesNotContain(all, activity => activity.IsBot() && activity.Outcome() == "notice"); // no apology for a race

        // As a client: what was not taken is sent again under the same id.
        static Task<string> SayAsync(Resident resident, string key) => Eventually.GetAsync("acknowledgement", async () =>
        {
            using var answer = await resident.PostAsync(new { type = "message", text = "xin chào", channelData = new { clientActivityID = key } });
            if (answer.IsSuccessStatusCode) return (await answer.OkAsync()).Text("id");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            return null;
        });
    }

    [Fact]
    public async Task While_the_database_is_away_polls_go_on_and_messages_are_refused_until_it_is_back()
    {
        var service = await StartAsync();
        var resident = await Resident.WelcomedAsync(service);
        await service.Store.OpenAsync(false);
        using (var poll = await resident.CallAsync(HttpMethod.Get, "/activities?watermark=1"))
        {
            var set = await poll.OkAsync();
            Assert.Equal((0, "1"), (set.GetProperty("activities").GetArrayLength(), set.Text("watermark")));
        }
        using (var post = await resident.PostAsync(new { type = "message", text = "x" }))
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, 5), (post.StatusCode, post.Headers.RetryAfter?.Delta?.TotalSeconds));
            Assert.Equal("ServiceUnavailable", JsonSerializer.Deserialize<JsonElement>(await post.Content.ReadAsStringAsync(CancellationToken)).GetProperty("error").Text("code"));
        }
        using (var ready = await service.Client.GetAsync("/health/ready", CancellationToken)) Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        using (var live = await service.Client.GetAsync("/health/live", CancellationToken)) Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        await service.Store.OpenAsync(true);
        await resident.AskAsync("xin chào");
        Assert.Equal(3, (await resident.AllAsync()).Count);
    }
}

public abstract class StorageTests(Served served) : ServiceTests(served)
{
    [Fact]
    public void Migrations_are_up_to_date_with_the_model()
    {
        using var db = Shared.OpenDb();
        Assert.False(db.Database.HasPendingModelChanges(), "Add a migration: see src/Bot/Storage/DesignTime.cs.");
    }

    [Fact]
    public async Task Starting_again_on_a_migrated_database_keeps_what_is_there()
    {
        await using var store = await StoreAsync();
        Resident resident;
        await using (var first = await Service.StartAsync(store))
        {
            resident = await Resident.WelcomedAsync(first);
            await resident.AskAsync("xin chào");
        }
        await using var second = await Service.StartAsync(store);
        await second.Services.GetService(typeof(VinhPhong.Bot.Storage.BotDbFactory)).MigrateAgainAsync();
        Assert.Equal(3, (await new Resident(second, resident.Id, resident.Token).AllAsync()).Count);
        await using var db = second.OpenDb();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(CancellationToken));
    }
}

internal static class Again
{
    public static Task MigrateAgainAsync(this object? factory) => Assert.IsType<VinhPhong.Bot.Storage.BotDbFactory>(factory).MigrateAsync(TestContext.Current.CancellationToken);
}
