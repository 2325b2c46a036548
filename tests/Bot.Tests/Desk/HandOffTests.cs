using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Desk;

namespace VinhPhong.Bot.Tests.Desk;

public sealed class HandOffsOnSqlite(OnSqlite served) : HandOffTests(served), IClassFixture<OnSqlite>;

public sealed class HandOffsOnPostgres(OnPostgres served) : HandOffTests(served), IClassFixture<OnPostgres>;

/// <summary>From the wish for a person to the assistant's next answer.</summary>
public abstract class HandOffTests(Served served) : ServiceTests(served)
{
    private const string Wish = "Gặp cán bộ";

    [Fact]
    public async Task Nobody_at_the_desk_is_said_with_a_reference_and_the_question_is_kept()
    {
        var service = await StartAsync();
        var resident = await Resident.WelcomedAsync(service);
        await resident.AskAsync(Wish);
        var told = await HeardAsync(resident, "chưa có cán bộ");
        var handOff = await OpenAsync(service, resident);
        Assert.Contains(handOff.Reference, told.Text("text"), StringComparison.Ordinal);
        Assert.Matches("^VP-[2-9A-Z]{6}$", handOff.Reference);
        Assert.Equal((HandOffState.Waiting, "asked-for-officer", "tthcc", Wish), (handOff.State, handOff.Reason, handOff.Office, handOff.Question));
        Assert.DoesNotContain("Giờ trực kế tiếp", told.Text("text"), StringComparison.Ordinal); // the commune has not told its hours
    }

    [Fact]
    public async Task An_officer_who_comes_next_day_gets_what_was_left_and_answers_on_the_same_channel()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var service = await StartAsync(["Conversations:CloseAfter=9.00:00:00"], time);
        var resident = await Resident.WelcomedAsync(service);
        await resident.AskAsync(Wish);
        await PassAsync(time, () => HasHeardAsync(resident, "chưa có cán bộ"));
        await resident.AskAsync("số tui là 0912 345 678 nha");
        Assert.Equal(("0912345678", CallBack.Wanted), await OpenAsync(service, resident) is var left ? (left.Phone, left.CallBack) : default);
        time.Advance(TimeSpan.FromHours(15));
        var lan = new OfficerAtWork(service, "lan", "Cán bộ Lan", "tthcc");
        await lan.IsSeenAsync();
        await PassAsync(time, () => HasHeardAsync(resident, "Cán bộ Lan"));
        Assert.Equal(DeskResult.Done, await lan.TellsAsync(resident, "Chào bà con, hồ sơ có rồi."));
        var said = (await resident.AllAsync())[^1];
        Assert.Equal(("Chào bà con, hồ sơ có rồi.", "officer:lan", "Cán bộ Lan", "bot"), (said.Text("text"), said.GetProperty("from").Text("id"), said.GetProperty("from").Text("name"), said.GetProperty("from").Text("role")));
    }

    [Fact]
    public async Task A_service_that_was_away_gives_officers_time_to_come_back_before_it_calls_them_gone()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var store = await StoreAsync();
        Resident resident;
        await using (var before = await Service.StartAsync(store, time: time))
        {
            resident = await Resident.WelcomedAsync(before);
            await resident.AskAsync(Wish);
            var lan = new OfficerAtWork(before, "lan", "Cán bộ Lan", "tthcc");
            await lan.IsSeenAsync();
            Assert.IsType<ClaimResult.Claimed>(await lan.ClaimsAsync(resident));
        }
        time.Advance(TimeSpan.FromMinutes(20));
        await using var after = await Service.StartAsync(store, ["Desk:RemindAfter=10:00:00", "Desk:TellSupervisorAfter=10:00:00", "Desk:RequeueAfter=10:00:00"], time);
        for (var looks = 0; looks < 5; looks++) await LookAsync(TimeSpan.FromSeconds(2));
        Assert.Equal(HandOffState.Held, (await OpenAsync(after, resident)).State);
        await Eventually.TrueAsync("back in the queue", async () =>
        {
            await LookAsync(TimeSpan.FromSeconds(20));
            return (await OpenAsync(after, resident)).State == HandOffState.Waiting;
        });

        async Task LookAsync(TimeSpan passing)
        {
            time.Advance(passing);
            await Task.Delay(100, CancellationToken);
        }
    }

    [Fact]
    public async Task A_present_officer_of_the_right_office_with_the_fewest_gets_it_by_itself()
    {
        var service = await StartAsync();
        var busy = new OfficerAtWork(service, "busy", "Cán bộ Bận", "tthcc");
        var free = new OfficerAtWork(service, "free", "Cán bộ Rảnh", "tthcc");
        var police = new OfficerAtWork(service, "police", "Công an viên", "cong-an");
        await busy.IsSeenAsync();
        var first = await Resident.WelcomedAsync(service);
        await first.AskAsync(Wish);
        await HeardAsync(first, "Cán bộ Bận");
        await free.IsSeenAsync();
        await police.IsSeenAsync();
        var second = await Resident.WelcomedAsync(service);
        await second.AskAsync(Wish);
        await HeardAsync(second, "Cán bộ Rảnh");
    }

    [Fact]
    public async Task While_an_officer_has_it_the_assistant_is_silent_and_after_the_end_answers_the_very_next_message()
    {
        var service = await StartAsync();
        var (resident, lan) = await HeldAsync(service);
        await resident.SayAsync("xin chào");
        await lan.TellsAsync(resident, "Chào bà con.");
        Assert.Equal(DeskResult.Done, await lan.EndsAsync(resident));
        var answer = await resident.AskAsync("xin chào");
        Assert.Equal("smalltalk", answer.Outcome());
        Assert.Single(await resident.AllAsync(), activity => activity.Outcome() == "smalltalk");
        Assert.Equal(DeskResult.NotYours, await lan.TellsAsync(resident, "còn một điều nữa"));
        Assert.Equal(DeskResult.Gone, await lan.EndsAsync(resident));
    }

    [Fact]
    public async Task After_the_end_one_tap_says_whether_it_helped_and_who_says_nothing_counts_too()
    {
        var service = await StartAsync();
        var (taps, lan) = await HeldAsync(service);
        await lan.TellsAsync(taps, "Chào bà con.");
        await lan.EndsAsync(taps);
        var asked = await HeardAsync(taps, "có giúp được");
        Assert.Equal(["Giúp được rồi", "Chưa giúp được"], asked.Choices());
        await taps.AskAsync("Chưa giúp được");
        var silent = await Resident.WelcomedAsync(service);
        await silent.AskAsync(Wish);
        await HeardAsync(silent, "Cán bộ Lan");
        await lan.TellsAsync(silent, "Chào bà con.");
        await lan.EndsAsync(silent);
        Assert.Equal("smalltalk", (await silent.AskAsync("xin chào")).Outcome());
        Assert.Equal("Giúp được rồi", asked.Choices()[0]);
        await using var db = service.OpenDb();
        var rows = await db.HandOffs.OrderBy(row => row.RequestedAt).ToListAsync(CancellationToken);
        Assert.Equal([(true, (bool?)false), (true, null)], rows.Select(row => (row.AskedSatisfied, row.Satisfied)));
    }

    [Fact]
    public async Task Of_two_officers_who_claim_at_the_same_moment_one_gets_it_and_the_other_is_told_who()
    {
        var service = await StartAsync(["Desk:AssignAutomatically=false"]);
        var officers = Enumerable.Range(0, 2).Select(number => new OfficerAtWork(service, $"o{number}", $"Cán bộ {number}", "tthcc")).ToArray();
        for (var round = 0; round < 10; round++)
        {
            var resident = await Resident.WelcomedAsync(service);
            await resident.AskAsync(Wish);
            var results = await Task.WhenAll(officers.Select(officer => officer.ClaimsAsync(resident)));
            Assert.Single(results.OfType<ClaimResult.Claimed>());
            var winner = officers[Array.FindIndex(results, result => result is ClaimResult.Claimed)];
            Assert.Equal(winner.Who.Name, Assert.Single(results.OfType<ClaimResult.HeldBy>()).Officer);
            Assert.Equal(DeskResult.NotYours, await officers.Single(officer => officer != winner).TellsAsync(resident, "tôi nói nè"));
        }
    }

    [Fact]
    public async Task A_closed_laptop_returns_the_conversation_to_the_queue_and_the_next_officer_gets_it()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var service = await StartAsync(["Conversations:CloseAfter=9.00:00:00"], time);
        var gone = new OfficerAtWork(service, "gone", "Cán bộ Mất Mạng", "tthcc");
        await gone.IsSeenAsync();
        var resident = await Resident.WelcomedAsync(service);
        await resident.AskAsync(Wish);
        await PassAsync(time, () => HasHeardAsync(resident, "Cán bộ Mất Mạng"));
        time.Advance(TimeSpan.FromSeconds(61));
        var next = new OfficerAtWork(service, "next", "Cán bộ Kế", "tthcc");
        await next.IsSeenAsync();
        await PassAsync(time, () => HasHeardAsync(resident, "Cán bộ Kế"));
        Assert.Equal(DeskResult.NotYours, await gone.TellsAsync(resident, "tôi đây"));
        Assert.Equal(DeskResult.Done, await next.TellsAsync(resident, "Em xem giúp bà con đây."));
    }

    [Fact]
    public async Task An_officer_who_does_not_answer_is_reminded_then_supervisors_are_told_then_somebody_else_gets_it()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var service = await StartAsync(["Conversations:CloseAfter=9.00:00:00"], time);
        var silent = new OfficerAtWork(service, "silent", "Cán bộ Im", "tthcc");
        var other = new OfficerAtWork(service, "other", "Cán bộ Khác", "tthcc");
        await silent.IsSeenAsync();
        var resident = await Resident.WelcomedAsync(service);
        await resident.AskAsync(Wish);
        await PassAsync(time, () => HasHeardAsync(resident, "Cán bộ Im"));
        var seen = new List<int>();
        await PassAsync(time, async () =>
        {
            await silent.IsSeenAsync();
            await other.IsSeenAsync();
            seen.Add((await OpenAsync(service, resident)).Escalation);
            return await HasHeardAsync(resident, "Cán bộ Khác");
        }, step: TimeSpan.FromSeconds(20));
        Assert.Equal([0, 1, 2], seen.Distinct().Take(3));
    }

    [Fact]
    public async Task Who_waits_is_not_handed_off_twice_and_may_stop_waiting()
    {
        var service = await StartAsync(["Desk:AssignAutomatically=false"]);
        var resident = await Resident.WelcomedAsync(service);
        await resident.AskAsync(Wish);
        var again = await resident.AskAsync(Wish);
        Assert.Contains("đã ghi thêm", again.Text("text"), StringComparison.Ordinal);
        Assert.Equal("vneid-quen-passcode", (await resident.AskAsync("quên passcode VNeID lấy lại sao")).Entry());
        await resident.SayAsync("Thôi, không chờ nữa");
        await HeardAsync(resident, "đã bỏ phiếu");
        await using var db = service.OpenDb();
        var handOff = await db.HandOffs.SingleAsync(CancellationToken);
        Assert.Equal((HandOffState.Ended, HandOffEnding.Withdrawn), (handOff.State, handOff.Ending));
        Assert.Equal("smalltalk", (await resident.AskAsync("xin chào")).Outcome());
    }

    [Fact]
    public async Task Another_office_gets_it_with_all_that_was_said_and_its_officer_holds_it_then()
    {
        var service = await StartAsync();
        var (resident, lan) = await HeldAsync(service);
        var police = new OfficerAtWork(service, "minh", "Cán bộ Minh", "cong-an");
        await police.IsSeenAsync();
        Assert.Equal(DeskResult.Done, await lan.PassesAsync(resident, "cong-an"));
        await HeardAsync(resident, "Cán bộ Minh");
        Assert.Equal(DeskResult.NotYours, await lan.PassesAsync(resident, "vhxh"));
        Assert.Equal(DeskResult.NotYours, await lan.EndsAsync(resident));
        Assert.Equal(DeskResult.Done, await police.EndsAsync(resident));
    }

    [Fact]
    public async Task Who_is_forgotten_leaves_the_queue_and_takes_the_number_along()
    {
        var service = await StartAsync(["Desk:AssignAutomatically=false"]);
        var resident = await Resident.WelcomedAsync(service);
        await resident.AskAsync(Wish);
        await resident.AskAsync("0912345678");
        await resident.SayAsync("Xóa hết đi");
        await Eventually.TrueAsync("end", async () =>
        {
            await using var db = service.OpenDb();
            return await db.HandOffs.AllAsync(row => row.State == HandOffState.Ended && row.Phone == null && row.Question == "" && row.CallBack == CallBack.None, CancellationToken);
        });
    }

    [Fact]
    public async Task With_the_assistant_turned_off_everybody_goes_to_officers_and_the_reason_is_in_the_log()
    {
        var service = await StartAsync(["Desk:AssignAutomatically=false"]);
        var switched = service.Services.GetRequiredService<AssistantSwitch>();
        await switched.TurnAsync(on: false, "Cổng dịch vụ công đang bảo trì", new OfficerAtDesk("gs", "Giám sát"), CancellationToken);
        var resident = await Resident.WelcomedAsync(service);
        Assert.Contains("trợ lý máy đang tạm nghỉ", (await resident.AskAsync("quên passcode VNeID lấy lại sao")).Text("text"), StringComparison.Ordinal);
        Assert.Equal("off", (await OpenAsync(service, resident)).Reason);
        await switched.TurnAsync(on: true, "Xong", new OfficerAtDesk("gs", "Giám sát"), CancellationToken);
        Assert.Equal("vneid-quen-passcode", (await resident.AskAsync("quên passcode VNeID lấy lại sao")).Entry());
        await using var db = service.OpenDb();
        Assert.Equal([("assistant.off", "Cổng dịch vụ công đang bảo trì"), ("assistant.on", "Xong")], (await db.AuditEntries.OrderBy(row => row.Number).ToListAsync(CancellationToken)).Select(row => (row.Action, row.Detail)));
    }

    [Fact]
    public async Task An_answer_that_waits_for_a_nod_is_not_said_but_handed_to_its_office()
    {
        var service = await StartAsync(["Desk:AssignAutomatically=false"]);
        await service.Services.GetRequiredService<AwaitsNod>().SetAsync("vneid-quen-passcode", asks: true, new OfficerAtDesk("gs", "Giám sát"), CancellationToken);
        var resident = await Resident.WelcomedAsync(service);
        var told = await resident.AskAsync("quên passcode VNeID lấy lại sao");
        Assert.Contains("muốn tự xem rồi mới trả lời", told.Text("text"), StringComparison.Ordinal);
        var handOff = await OpenAsync(service, resident);
        Assert.Equal(("nod", "cong-an", "quên passcode VNeID lấy lại sao"), (handOff.Reason, handOff.Office, handOff.Question));
        Assert.Equal("Quên passcode (mã 6 số) trong VNeID", service.Services.GetRequiredService<Insights>().Of(handOff.Question).Candidates[0].Title);
    }

    [Fact]
    public async Task A_notice_shows_above_every_chat_until_its_day_is_over()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var service = await StartAsync(time: time);
        await service.Services.GetRequiredService<DeskTexts>().AddNoticeAsync(new OfficerAtDesk("gs", "Giám sát"), "Bão số 12: trung tâm nghỉ chiều nay.", time.GetUtcNow().AddHours(5), CancellationToken);
        Assert.Equal("Bão số 12: trung tâm nghỉ chiều nay.", (await NoticesAsync(service))[0].Text("text"));
        time.Advance(TimeSpan.FromHours(6));
        Assert.Equal(0, (await NoticesAsync(service)).GetArrayLength());

        static async Task<JsonElement> NoticesAsync(Service service) => await (await service.Client.GetAsync("/widget/notices", CancellationToken)).OkAsync();
    }

    [Fact]
    public async Task What_an_officer_does_is_in_the_audit_log_without_a_word_of_the_resident()
    {
        var service = await StartAsync();
        var (resident, lan) = await HeldAsync(service);
        await lan.TellsAsync(resident, "Chào bà con.");
        await lan.EndsAsync(resident);
        await using var db = service.OpenDb();
        var lines = await db.AuditEntries.OrderBy(row => row.Number).ToListAsync(CancellationToken);
        Assert.Equal(["desk.say", "desk.end"], lines.Select(line => line.Action));
        Assert.All(lines, line => Assert.StartsWith("VP-", line.Subject, StringComparison.Ordinal));
    }

    /// <summary>A resident whom officer Lan holds.</summary>
    private static async Task<(Resident Resident, OfficerAtWork Lan)> HeldAsync(Service service)
    {
        var lan = new OfficerAtWork(service, "lan", "Cán bộ Lan", "tthcc");
        await lan.IsSeenAsync();
        var resident = await Resident.WelcomedAsync(service);
        await resident.AskAsync(Wish);
        await HeardAsync(resident, "Cán bộ Lan");
        return (resident, lan);
    }

    private static async Task<JsonElement> HeardAsync(Resident resident, string words) =>
        (JsonElement)await Eventually.GetAsync<object>($"\"{words}\"", async () => (await resident.AllAsync()).LastOrDefault(activity => activity.Maybe("text")?.Contains(words, StringComparison.Ordinal) == true) is { ValueKind: JsonValueKind.Object } found ? found : null);

    private static async Task<bool> HasHeardAsync(Resident resident, string words) => (await resident.AllAsync()).Any(activity => activity.Maybe("text")?.Contains(words, StringComparison.Ordinal) == true);

    /// <summary>Lets time pass until something is so.</summary>
    private static Task PassAsync(FakeTimeProvider time, Func<Task<bool>> until, TimeSpan? step = null) => Eventually.TrueAsync("time to do it", async () =>
    {
        time.Advance(step ?? TimeSpan.FromSeconds(2));
        await Task.Delay(20, CancellationToken);
        return await until();
    });

    private static async Task<HandOffCase> OpenAsync(Service service, Resident resident)
    {
        await using var db = service.OpenDb();
        return await db.HandOffs.AsNoTracking().SingleAsync(row => row.ConversationId == resident.Id && row.State != HandOffState.Ended, CancellationToken);
    }
}
