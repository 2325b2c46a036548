using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Conversations.Outbox;
using VinhPhong.Bot.Tests.Desk;

namespace VinhPhong.Bot.Tests.HandOffHub;

public sealed class HubOnSqlite(OnSqlite served) : HubTests(served), IClassFixture<OnSqlite>;

public sealed class HubOnPostgres(OnPostgres served) : HubTests(served), IClassFixture<OnPostgres>;

/// <summary>An outside hub in place of the desk.</summary>
public abstract class HubTests(Served served) : ServiceTests(served)
{
    private const string Wish = "Gặp cán bộ";

    [Fact]
    public async Task The_hub_gets_the_wish_with_all_that_was_said_holds_the_conversation_and_gives_it_back()
    {
        await using var hub = await OutsideHub.StartAsync();
        var service = await StartAsync(hub.Settings);
        var lan = new OfficerAtWork(service, "lan", "Cán bộ Lan", "tthcc");
        await lan.IsSeenAsync();
        var resident = await Resident.WelcomedAsync(service);
        await resident.AskAsync("quên passcode VNeID lấy lại sao");
        await resident.AskAsync(Wish);
        var initiate = await hub.HearsInitiateAsync(resident);
        var value = initiate.GetProperty("value");
        Assert.Equal(("tthcc", "asked-for-officer", false, "quên passcode VNeID lấy lại sao"), (value.Text("office"), value.Text("reason"), value.GetProperty("urgent").GetBoolean(), value.Text("question")));
        Assert.Equal(resident.Id, initiate.GetProperty("relatesTo").GetProperty("conversation").Text("id"));
        Assert.Equal(JsonValueKind.Array, initiate.GetProperty("entities").ValueKind);
        var transcript = Assert.Single(initiate.GetProperty("attachments").EnumerateArray());
        Assert.Equal(("application/json", "Transcript"), (transcript.Text("contentType"), transcript.Text("name")));
        var said = transcript.GetProperty("content").GetProperty("activities").EnumerateArray().ToArray();
        Assert.Equal(["quên passcode VNeID lấy lại sao", Wish], said.Where(activity => !activity.IsBot()).Select(activity => activity.Text("text")));
        Assert.Equal(3, said.Count(activity => activity.IsBot())); // welcome, answer, "I pass it on"
        Assert.Contains(value.Text("reference"), (await HeardAsync(resident, "Mã phiếu")).Text("text"), StringComparison.Ordinal);

        Assert.Equal("smalltalk", (await resident.AskAsync("xin chào")).Outcome()); // nobody has it yet
        await DoneAsync(OutsideHub.StatusAsync(service, resident, "accepted", "Hoa"));
        await HeardAsync(resident, "**Hoa**");
        await resident.SayAsync("dạ em hỏi chút");
        await hub.HearsAsync("message", activity => activity.Maybe("text") == "dạ em hỏi chút");
        await DoneAsync(OutsideHub.SayAsync(service, resident, "Chào bà con, tôi nghe.", "Hoa"));
        var officer = await HeardAsync(resident, "tôi nghe");
        Assert.Equal(("officer:hub:Hoa", "Hoa", "bot"), (officer.GetProperty("from").Text("id"), officer.GetProperty("from").Text("name"), officer.GetProperty("from").Text("role")));
        await DoneAsync(OutsideHub.StatusAsync(service, resident, "completed", "Hoa"));
        Assert.Equal("smalltalk", (await resident.AskAsync("xin chào")).Outcome());
        Assert.Equal(2, (await resident.AllAsync()).Count(activity => activity.Outcome() == "smalltalk"));
        Assert.Equal(["xin chào", "dạ em hỏi chút"], hub.TextsOf(resident));
        await using var db = service.OpenDb();
        var handOff = await db.HandOffs.SingleAsync(CancellationToken);
        Assert.Equal((HandOffState.Ended, HandOffEnding.ByHub, "Hoa"), (handOff.State, handOff.Ending, handOff.OfficerName));
        var acts = await db.AuditEntries.Where(line => line.Subject == handOff.Reference && line.WhoId == "hub:Hoa").OrderBy(line => line.Number).ToListAsync(CancellationToken);
        Assert.Equal([("hub.accept", "Hoa"), ("hub.say", "Hoa"), ("hub.end", "Hoa")], acts.Select(line => (line.Action, line.Who)));
        await EmptyAsync(service);
    }

    [Fact]
    public async Task An_officer_of_ours_can_neither_get_nor_take_what_the_hub_has()
    {
        await using var hub = await OutsideHub.StartAsync();
        var service = await StartAsync([.. hub.Settings, "Desk:LookEvery=00:00:00.1"]);
        var lan = new OfficerAtWork(service, "lan", "Cán bộ Lan", "tthcc");
        await lan.IsSeenAsync();
        var resident = await Resident.WelcomedAsync(service);
        await resident.AskAsync(Wish);
        await hub.HearsInitiateAsync(resident);
        await Task.Delay(500, CancellationToken); // some rounds of the desk
        Assert.DoesNotContain(await resident.AllAsync(), activity => activity.Maybe("text")?.Contains("Cán bộ Lan", StringComparison.Ordinal) == true);
        Assert.IsType<ClaimResult.HeldBy>(await lan.ClaimsAsync(resident));
    }

    [Fact]
    public async Task States_of_the_hub_do_what_they_mean_and_unknown_ones_nothing()
    {
        await using var hub = await OutsideHub.StartAsync();
        var service = await StartAsync(hub.Settings);
        var resident = await WaitingAsync(service, hub);
        foreach (var state in new[] { "typing", "transferred", "" })
        {
            var before = (await resident.AllAsync()).Count;
            Assert.Equal("ignored", (await (await OutsideHub.StatusAsync(service, resident, state)).OkAsync()).Text("result"));
            Assert.Equal(before, (await resident.AllAsync()).Count);
        }
        Assert.Equal("ignored", (await (await OutsideHub.PostAsync(service, new { type = "typing", conversation = new { id = resident.Id } })).OkAsync()).Text("result"));
        await DoneAsync(OutsideHub.StatusAsync(service, resident, "accepted"));
        await HeardAsync(resident, "đang xem và trả lời");
        await DoneAsync(OutsideHub.StatusAsync(service, resident, "failed"));
        await HeardAsync(resident, "xin lỗi");
        Assert.Equal("failed", (await resident.AllAsync()).Last(activity => activity.Maybe("name") == "handoff.status").GetProperty("value").Text("state"));
        Assert.Equal("smalltalk", (await resident.AskAsync("xin chào")).Outcome());
    }

    [Fact]
    public async Task Who_cannot_sign_is_refused_and_changes_nothing()
    {
        await using var hub = await OutsideHub.StartAsync();
        var service = await StartAsync(hub.Settings);
        var resident = await WaitingAsync(service, hub);
        var accepted = new { type = "event", name = "handoff.status", id = "1", conversation = new { id = resident.Id }, value = new { state = "accepted" } };
        await OutsideHub.PostAsync(service, accepted, secret: OutsideHub.Secret + "x").RefusedAsync(HttpStatusCode.Unauthorized, "SignatureWrong");
        await OutsideHub.PostAsync(service, accepted, signature: "v1=").RefusedAsync(HttpStatusCode.Unauthorized, "SignatureWrong");
        await OutsideHub.PostAsync(service, accepted, age: TimeSpan.FromSeconds(305)).RefusedAsync(HttpStatusCode.Unauthorized, "TimestampStale");
        await OutsideHub.PostAsync(service, accepted, age: TimeSpan.FromSeconds(-305)).RefusedAsync(HttpStatusCode.Unauthorized, "TimestampStale");
        await service.Client.PostAsync("/api/handoff-hub/activities", new StringContent("{}"), CancellationToken).RefusedAsync(HttpStatusCode.Unauthorized, "SignatureMissing");
        await OutsideHub.PostAsync(service, new string('x', 300_000)).RefusedAsync(HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig");
        Assert.Equal(HandOffState.Waiting, (await OpenAsync(service, resident)).State);
    }

    [Fact]
    public async Task What_is_no_activity_for_us_is_refused_with_its_reason()
    {
        await using var hub = await OutsideHub.StartAsync();
        var service = await StartAsync(hub.Settings);
        var resident = await WaitingAsync(service, hub);
        var conversation = new { id = resident.Id };
        await OutsideHub.PostAsync(service, "{").RefusedAsync(HttpStatusCode.BadRequest, "BadArgument");
        await OutsideHub.PostAsync(service, new { type = "message", text = "a" }).RefusedAsync(HttpStatusCode.BadRequest, "BadArgument");
        await OutsideHub.PostAsync(service, new { type = "message", conversation }).RefusedAsync(HttpStatusCode.BadRequest, "BadArgument");
        await OutsideHub.PostAsync(service, new { type = "message", conversation, text = new string('a', 4001) }).RefusedAsync(HttpStatusCode.BadRequest, "BadArgument");
        await OutsideHub.PostAsync(service, new { type = "message", conversation, attachments = new[] { new { contentUrl = "http://a.vn/x" } } }).RefusedAsync(HttpStatusCode.BadRequest, "BadArgument");
        await OutsideHub.PostAsync(service, new { type = "event", name = "handoff.status", conversation }).RefusedAsync(HttpStatusCode.BadRequest, "BadArgument");
        await OutsideHub.PostAsync(service, new { type = "message", conversation = new { id = "nowhere" }, text = "a" }).RefusedAsync(HttpStatusCode.NotFound, "ConversationNotFound");
        await OutsideHub.StatusAsync(service, resident, "completed", reference: "VP-XXXXXX").RefusedAsync(HttpStatusCode.Conflict, "OtherHandOff");
        var untouched = await Resident.WelcomedAsync(service);
        await OutsideHub.SayAsync(service, untouched, "xin chào", "Hoa").RefusedAsync(HttpStatusCode.Conflict, "NoOpenHandOff");
        Assert.DoesNotContain(await untouched.AllAsync(), activity => activity.Maybe("text") == "xin chào");
    }

    [Fact]
    public async Task What_comes_twice_is_acknowledged_and_done_once_even_when_the_next_hand_off_is_open()
    {
        await using var hub = await OutsideHub.StartAsync();
        var service = await StartAsync(hub.Settings);
        var resident = await WaitingAsync(service, hub);
        await DoneAsync(OutsideHub.SayAsync(service, resident, "Chào bà con.", "Hoa", "m1"));
        Assert.Equal("ignored", (await (await OutsideHub.SayAsync(service, resident, "Chào bà con.", "Hoa", "m1")).OkAsync()).Text("result"));
        Assert.Single(await resident.AllAsync(), activity => activity.Maybe("text") == "Chào bà con.");
        await DoneAsync(OutsideHub.StatusAsync(service, resident, "completed", "Hoa", id: "e1"));
        await resident.AskAsync(Wish);
        Assert.Equal("ignored", (await (await OutsideHub.StatusAsync(service, resident, "completed", "Hoa", id: "e1")).OkAsync()).Text("result"));
        Assert.Equal(HandOffState.Waiting, (await OpenAsync(service, resident)).State);
    }

    [Fact]
    public async Task A_hub_that_is_down_gets_everything_later_in_order_and_once_and_is_asked_when_it_says()
    {
        await using var hub = await OutsideHub.StartAsync();
        var down = true;
        var calls = 0;
        hub.Answers = (_, context) =>
        {
            Interlocked.Increment(ref calls);
            if (!Volatile.Read(ref down)) return StatusCodes.Status200OK;
            context.Response.Headers.RetryAfter = "2";
            return StatusCodes.Status503ServiceUnavailable;
        };
        var service = await StartAsync(hub.Settings);
        var resident = await Resident.WelcomedAsync(service);
        await resident.AskAsync(Wish);
        string[] texts = [.. Enumerable.Range(0, 5).Select(number => $"xin chào {number}")];
        foreach (var text in texts) await resident.SayAsync(text);
        await resident.SayAsync("Thôi, không chờ nữa");
        await HeardAsync(resident, "đã bỏ phiếu");
        Assert.InRange(Volatile.Read(ref calls), 0, 3); // Retry-After holds it back though it would come every 0.3 s
        Volatile.Write(ref down, false);
        var completed = await hub.HearsAsync("completed", activity => activity.Maybe("name") == "handoff.status");
        Assert.Equal("completed", completed.GetProperty("value").Text("state"));
        Assert.Equal([.. texts, "Thôi, không chờ nữa"], hub.TextsOf(resident));
        Assert.Equal(8, hub.Heard.Select(activity => activity.Text("id")).Distinct().Count());
        Assert.Equal(8, hub.Heard.Count);
        Assert.Equal("handoff.initiate", hub.Heard.First().Text("name"));
        await EmptyAsync(service);
    }

    [Fact]
    public async Task What_the_hub_refuses_for_good_is_on_a_list_that_health_and_metrics_show_and_its_resident_is_told()
    {
        await using var hub = await OutsideHub.StartAsync();
        hub.Answers = (_, _) => StatusCodes.Status400BadRequest;
        var service = await StartAsync(hub.Settings);
        Assert.Equal("Healthy", await service.Client.GetStringAsync("/health/ready", CancellationToken));
        var resident = await Resident.WelcomedAsync(service);
        await resident.AskAsync(Wish);
        await HeardAsync(resident, "xin lỗi");
        Assert.Equal("smalltalk", (await resident.AskAsync("xin chào")).Outcome());
        await Eventually.TrueAsync("health", async () => await service.Client.GetStringAsync("/health/ready", CancellationToken) == "Degraded");
        await Eventually.TrueAsync("metric", async () => (await service.Client.GetStringAsync("/metrics", CancellationToken)).Split('\n').Any(line => line.StartsWith("vinhphong_outbox_given_up", StringComparison.Ordinal) && line.Split("} ")[^1].StartsWith('1')));
        await using var db = service.OpenDb();
        var row = await db.Outbox.SingleAsync(CancellationToken);
        Assert.Equal((OutgoingState.GivenUp, "HTTP 400", 1), (row.State, row.Problem, row.Attempts));
        Assert.Equal(HandOffEnding.HubFailed, (await db.HandOffs.SingleAsync(CancellationToken)).Ending);
    }

    [Fact]
    public async Task A_hub_that_stays_away_too_long_is_given_up_and_a_redirect_is_not_followed()
    {
        await using var elsewhere = await OutsideHub.StartAsync();
        await using var hub = await OutsideHub.StartAsync();
        hub.Answers = (_, context) =>
        {
            context.Response.Headers.Location = elsewhere.Url.ToString();
            return StatusCodes.Status307TemporaryRedirect;
        };
        var service = await StartAsync([.. hub.Settings, "Outbox:GiveUpAfter=00:00:02"]);
        var resident = await Resident.WelcomedAsync(service);
        await resident.AskAsync(Wish);
        await HeardAsync(resident, "xin lỗi");
        Assert.Empty(elsewhere.Heard);
        await using var db = service.OpenDb();
        await Eventually.TrueAsync("list", () => db.Outbox.AnyAsync(row => row.State == OutgoingState.GivenUp && row.Problem == "HTTP 307", CancellationToken));
    }

    [Fact]
    public async Task Who_is_forgotten_is_completed_at_the_hub_and_no_word_of_theirs_is_delivered_any_more()
    {
        await using var hub = await OutsideHub.StartAsync();
        var service = await StartAsync(hub.Settings);
        var resident = await WaitingAsync(service, hub);
        var down = true;
        hub.Answers = (_, _) => Volatile.Read(ref down) ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK;
        await resident.SayAsync("một chuyện riêng");
        await resident.SayAsync("Xóa hết đi");
        await Eventually.TrueAsync("forgotten", async () =>
        {
            await using var db = service.OpenDb();
            return await db.Conversations.AnyAsync(row => row.Id == resident.Id && row.ForgottenAt != null, CancellationToken);
        });
        Volatile.Write(ref down, false);
        var completed = await hub.HearsAsync("completed", activity => activity.Maybe("name") == "handoff.status");
        Assert.Equal("Forgotten", completed.GetProperty("value").Text("ending"));
        Assert.Empty(hub.TextsOf(resident));
        await EmptyAsync(service);
        await OutsideHub.SayAsync(service, resident, "xin chào", "Hoa").RefusedAsync(HttpStatusCode.NotFound, "ConversationNotFound");
    }

    [Fact]
    public async Task Two_instances_on_one_database_deliver_each_thing_once_and_in_order()
    {
        await using var hub = await OutsideHub.StartAsync();
        var first = await StartAsync(hub.Settings);
        var second = await StartAsync(hub.Settings, store: first.Store);
        var residents = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Resident.WelcomedAsync(first)));
        foreach (var resident in residents) await resident.AskAsync(Wish);
        string[] texts = [.. Enumerable.Range(0, 15).Select(number => $"câu thứ {number}")];
        await Task.WhenAll(residents.Select(async (resident, number) =>
        {
            var other = new Resident(number % 2 == 0 ? first : second, resident.Id, resident.Token);
            foreach (var text in texts) await other.SayAsync(text);
        }));
        await EmptyAsync(second);
        foreach (var resident in residents) Assert.Equal(texts, hub.TextsOf(resident));
        Assert.Equal(hub.Heard.Count, hub.Heard.Select(activity => activity.Text("id")).Distinct().Count());
    }

    [Fact]
    public async Task Without_the_hub_in_the_settings_any_more_our_desk_has_what_the_hub_had()
    {
        var store = await StoreAsync();
        await using var hub = await OutsideHub.StartAsync();
        var before = await StartAsync(hub.Settings, store: store);
        var resident = await WaitingAsync(before, hub);
        await DoneAsync(OutsideHub.StatusAsync(before, resident, "accepted", "Hoa"));
        await before.StopAsync();
        var after = await StartAsync(store: store);
        var lan = new OfficerAtWork(after, "lan", "Cán bộ Lan", "tthcc");
        await lan.IsSeenAsync();
        var same = new Resident(after, resident.Id, resident.Token);
        await HeardAsync(same, "Cán bộ Lan");
        Assert.Equal(DeskResult.Done, await lan.TellsAsync(same, "Chào bà con."));
        using var closed = await OutsideHub.SayAsync(after, same, "tôi đây", "Hoa");
        Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
    }

    /// <summary>A resident of whom the hub knows and whom nobody there has taken yet.</summary>
    private static async Task<Resident> WaitingAsync(Service service, OutsideHub hub)
    {
        var resident = await Resident.WelcomedAsync(service);
        await resident.AskAsync(Wish);
        await hub.HearsInitiateAsync(resident);
        return resident;
    }

    private static async Task DoneAsync(Task<HttpResponseMessage> call)
    {
        using var answer = await call;
        Assert.Equal("done", (await answer.OkAsync()).Text("result"));
    }

    private static Task EmptyAsync(Service service) => Eventually.TrueAsync("an empty outbox", async () =>
    {
        await using var db = service.OpenDb();
        return !await db.Outbox.AnyAsync(CancellationToken);
    });

    private static async Task<JsonElement> HeardAsync(Resident resident, string words) =>
        (JsonElement)await Eventually.GetAsync<object>($"\"{words}\"", async () => (await resident.AllAsync()).LastOrDefault(activity => activity.Maybe("text")?.Contains(words, StringComparison.Ordinal) == true) is { ValueKind: JsonValueKind.Object } found ? found : null);

    private static async Task<HandOffCase> OpenAsync(Service service, Resident resident)
    {
        await using var db = service.OpenDb();
        return await db.HandOffs.AsNoTracking().SingleAsync(row => row.ConversationId == resident.Id && row.State != HandOffState.Ended, CancellationToken);
    }
}
