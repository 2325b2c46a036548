using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Channels.Zalo;
using VinhPhong.Bot.Channels.Zalo.Elsewhere;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Conversations.Outbox;
using VinhPhong.Bot.Desk;
using VinhPhong.Bot.Storage;
using VinhPhong.Simulators.Zalo.Chats;
using VinhPhong.Simulators.Zalo.Faults;

namespace VinhPhong.Bot.Tests.Zalo;

public sealed class ZaloStaffOnSqlite(OnSqlite served) : ZaloStaffTests(served), IClassFixture<OnSqlite>;

public sealed class ZaloStaffOnPostgres(OnPostgres served) : ZaloStaffTests(served), IClassFixture<OnPostgres>;

/// <summary>Staff who answer in Zalo's own console: the transcript has it, and nobody talks over them.</summary>
public abstract class ZaloStaffTests(Served served) : ServiceTests(served)
{
    private static readonly OfficerAtDesk Lan = new("lan", "Cán bộ Lan");

    [Fact]
    public async Task What_staff_write_in_the_console_is_in_the_transcript_and_the_assistant_is_silent()
    {
        await using var commune = await OpenAsync();
        var resident = commune.Resident();
        await resident.AsksAsync("xin chào");
        await StaffAnswersAsync(commune, resident, "Chào bác, cháu là cán bộ tư pháp");
        await resident.SaysAsync("tui hỏi giấy khai sinh");
        await resident.HearsNoMoreThanAsync(1); // neither an answer nor the colleague's words again
        var conversation = await ConversationAsync(commune);
        Assert.Equal((Holder.Officer, false), (conversation.Holder, conversation.HasWork));
        var handOff = await OpenCaseAsync(commune);
        Assert.Equal((HandOffState.Held, HandOffRequest.Elsewhere, "Cán bộ (Zalo)"), (handOff!.State, handOff.Reason, handOff.OfficerName));
        Assert.InRange(handOff.ElsewhereUntil!.Value - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(29), TimeSpan.FromMinutes(30));
        Assert.NotNull(handOff.UnansweredSince);
        var said = Assert.Single(await SaidByOfficersAsync(commune));
        Assert.Equal(("Chào bác, cháu là cán bộ tư pháp", "officer:zalo:" + Staff.DefaultAdminId), (said.Text, said.From!.Id));
    }

    [Fact]
    public async Task After_the_pause_the_assistant_answers_the_very_next_message_and_each_one_after_it()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var commune = await OpenAsync(time: time);
        var resident = commune.Resident();
        await resident.AsksAsync("xin chào");
        await StaffAnswersAsync(commune, resident, "Hồ sơ của bác xong rồi");
        time.Advance(TimeSpan.FromMinutes(20));
        await StaffAnswersAsync(commune, resident, "Bác ra lấy nghen"); // counts from the last word
        time.Advance(TimeSpan.FromMinutes(20));
        await resident.SaysAsync("dạ");
        await StaffAnswersAsync(commune, resident, "Dạ");
        await resident.HearsNoMoreThanAsync(1);
        time.Advance(TimeSpan.FromMinutes(31));
        await resident.AsksAsync("xin chào");
        await resident.AsksAsync("cảm ơn");
        await resident.HearsNoMoreThanAsync(3);
        Assert.Null(await OpenCaseAsync(commune));
    }

    [Fact]
    public async Task Who_was_left_without_a_word_when_the_pause_ends_is_told_who_answers_now()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var commune = await OpenAsync(time: time);
        var resident = commune.Resident();
        await resident.AsksAsync("xin chào");
        await StaffAnswersAsync(commune, resident, "Bác đợi cháu chút");
        await resident.SaysAsync("dạ được");
        await PassAsync(time, TimeSpan.FromMinutes(1), () => Task.FromResult(resident.Heard.Count == 2));
        Assert.Contains("Từ giờ em trả lời bà con", resident.Heard[1].Text, StringComparison.Ordinal);
        await resident.AsksAsync("xin chào");
        await resident.HearsNoMoreThanAsync(3);
    }

    [Fact]
    public async Task Who_had_asked_for_an_officer_and_was_left_without_a_word_keeps_the_place_in_the_queue()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var commune = await OpenAsync(time: time);
        var resident = commune.Resident();
        await resident.AsksAsync("Gặp cán bộ");
        await Eventually.TrueAsync("a case", async () => await OpenCaseAsync(commune) is { State: HandOffState.Waiting });
        await StaffAnswersAsync(commune, resident, "Bác đợi cháu chút");
        Assert.Equal(HandOffState.Held, (await OpenCaseAsync(commune))!.State);
        await resident.SaysAsync("dạ được");
        await PassAsync(time, TimeSpan.FromMinutes(1), async () => await OpenCaseAsync(commune) is { State: HandOffState.Waiting, ElsewhereUntil: null });
        Assert.Equal(Holder.Assistant, (await ConversationAsync(commune)).Holder);
    }

    [Fact]
    public async Task Any_officer_hands_it_back_at_the_desk_and_what_comes_late_from_before_changes_nothing()
    {
        await using var commune = await OpenAsync();
        var resident = commune.Resident();
        await resident.AsksAsync("xin chào");
        await StaffAnswersAsync(commune, resident, "Chào bác");
        var conversation = await ConversationAsync(commune);
        Assert.IsType<ClaimResult.HeldBy>(await Queue(commune).ClaimAsync(Lan, conversation.Id, CancellationToken));
        commune.Platform.Faults.NextWebhooks(new WebhookFault(HoldBack: true), eventName: "oa_send_text");
        await commune.Platform.Staff.AnswerAsync(resident.Id, "Chào bác lần nữa", CancellationToken);
        await Task.Delay(20, CancellationToken);
        Assert.Equal(DeskResult.Done, await Queue(commune).EndAsync(Lan, conversation.Id, HandOffEnding.BackToAssistant, CancellationToken));
        await resident.HearsAsync(2); // that the assistant is back
        await Eventually.TrueAsync("the late one", async () => (await SaidByOfficersAsync(commune)).Count == 2);
        await resident.AsksAsync("xin chào");
        Assert.Null(await OpenCaseAsync(commune));
    }

    [Fact]
    public async Task An_officer_who_holds_it_at_the_desk_keeps_it_and_may_take_it_from_the_console()
    {
        await using var commune = await OpenAsync();
        var resident = commune.Resident();
        await resident.AsksAsync("xin chào");
        await StaffAnswersAsync(commune, resident, "Chào bác");
        var conversation = await ConversationAsync(commune);
        Assert.IsType<ClaimResult.Claimed>(await Queue(commune).StepInAsync(Lan, conversation.Id, "tthcc", CancellationToken));
        await StaffAnswersAsync(commune, resident, "Bác gặp cô Lan nghen");
        var handOff = await OpenCaseAsync(commune);
        Assert.Equal((HandOffState.Held, "lan", null), (handOff!.State, handOff.OfficerId, handOff.ElsewhereUntil));
        Assert.Equal(2, (await SaidByOfficersAsync(commune)).Count);
        Assert.Equal(DeskResult.Done, await Queue(commune).SayAsync(Lan, conversation.Id, "Dạ con nghe", CancellationToken));
        await Eventually.TrueAsync("her words", () => Task.FromResult(resident.Heard.Any(message => message.Text == "Dạ con nghe")));
    }

    [Fact]
    public async Task An_answer_that_is_not_sent_yet_is_never_sent_and_the_desk_says_so()
    {
        await using var commune = await OpenAsync();
        var resident = commune.Resident();
        commune.Platform.Faults.Next(CallKind.Send, new CallFault(CallFaultKind.Error, CarriedOut: false, Error: -32)); // it waits for the next minute
        await resident.SaysAsync("xin chào");
        await Eventually.TrueAsync("an answer that waits", () => AnyAsync(commune, db => db.Outbox.Where(row => row.State == OutgoingState.Waiting && row.LeasedUntil == null && row.Attempts == 1)));
        await StaffAnswersAsync(commune, resident, "Chào bác, cháu nghe đây");
        await using var db = commune.Service.OpenDb();
        var row = await db.Outbox.SingleAsync(CancellationToken);
        Assert.Equal(OutgoingState.Cancelled, row.State);
        Assert.Contains("colleague", row.Problem, StringComparison.Ordinal);
        Assert.Contains(await db.Notes.Select(note => note.Text).ToListAsync(CancellationToken), text => text.Contains("không gửi nữa", StringComparison.Ordinal));
        await resident.HearsNoMoreThanAsync(0);
        Assert.Equal((0, 0), await commune.Service.Services.GetRequiredService<OutboxStore>().CountAsync(CancellationToken)); // nothing that somebody has to look after
    }

    [Fact]
    public async Task An_event_that_comes_again_changes_nothing_more()
    {
        await using var commune = await OpenAsync();
        var resident = commune.Resident();
        await resident.AsksAsync("xin chào");
        commune.Platform.Faults.NextWebhooks(new WebhookFault(Copies: 3, AtOnce: true), eventName: "oa_send_text");
        var said = await commune.Platform.Staff.AnswerAsync(resident.Id, "Chào bác", CancellationToken);
        await commune.Platform.SettleAsync(CancellationToken);
        Assert.Equal(DeskResult.Done, await Queue(commune).EndAsync(Lan, (await ConversationAsync(commune)).Id, HandOffEnding.BackToAssistant, CancellationToken));
        Assert.Equal(200, await commune.Platform.Webhooks.ReplayAsync(said.Id, retry: 5, CancellationToken));
        Assert.Single(await SaidByOfficersAsync(commune));
        await resident.HearsAsync(2); // that the assistant is back
        await resident.AsksAsync("xin chào");
    }

    [Theory]
    [InlineData(CallFaultKind.EchoFirst)]
    [InlineData(CallFaultKind.Drop)]
    [InlineData(CallFaultKind.Status500)]
    public async Task Our_own_words_are_never_taken_for_staff_however_early_their_echo_comes(CallFaultKind fault)
    {
        await using var commune = await OpenAsync(["Zalo:EchoGrace=00:00:00.1"]);
        var resident = commune.Resident();
        commune.Platform.Faults.Next(CallKind.Send, new CallFault(fault, CarriedOut: true));
        await resident.AsksAsync("xin chào");
        await Task.Delay(1500, CancellationToken);
        Assert.Null(await OpenCaseAsync(commune));
        await resident.AsksAsync("cảm ơn");
        await resident.HearsNoMoreThanAsync(2);
        Assert.Empty(await SaidByOfficersAsync(commune));
    }

    [Fact]
    public async Task Who_names_nobody_is_taken_for_staff_after_a_while_and_marked_as_unsure()
    {
        await using var commune = await OpenAsync(["Zalo:EchoGrace=00:00:00.5"]);
        var resident = commune.Resident();
        await resident.AsksAsync("xin chào");
        await commune.Platform.Staff.AnswerWithoutAdminIdAsync(resident.Id, "Chào bác từ điện thoại", CancellationToken);
        await Eventually.TrueAsync("silence", async () => await OpenCaseAsync(commune) is { ElsewhereUntil: not null });
        Assert.Contains("chưa rõ", Assert.Single(await SaidByOfficersAsync(commune)).From!.Name!, StringComparison.Ordinal);
        await Eventually.TrueAsync("no echo left", async () => !await AnyAsync(commune, db => db.Set<ZaloEcho>()));
        await resident.SaysAsync("dạ");
        await resident.HearsNoMoreThanAsync(1);
    }

    [Fact]
    public async Task Who_names_nobody_is_nobody_where_the_settings_say_so()
    {
        await using var commune = await OpenAsync(["Zalo:EchoGrace=00:00:00.1", "Zalo:UnknownSender=ignore"]);
        var resident = commune.Resident();
        await resident.AsksAsync("xin chào");
        await commune.Platform.Staff.AnswerWithoutAdminIdAsync(resident.Id, "Cảm ơn bạn đã liên hệ", CancellationToken);
        await commune.Platform.SettleAsync(CancellationToken);
        await resident.AsksAsync("cảm ơn");
        Assert.Empty(await SaidByOfficersAsync(commune));
    }

    [Fact]
    public async Task While_something_of_ours_may_have_arrived_nobody_is_taken_for_staff_not_even_after_a_restart()
    {
        await using var commune = await OpenAsync(["Zalo:EchoGrace=00:00:00.1"]);
        var resident = commune.Resident();
        commune.Platform.Faults.Next(CallKind.Send, new CallFault(CallFaultKind.Status503, CarriedOut: false), times: 1000);
        await resident.SaysAsync("xin chào");
        await Eventually.TrueAsync("a try", () => AnyAsync(commune, db => db.Outbox.Where(row => row.Attempts > 0)));
        await commune.Platform.Staff.AnswerWithoutAdminIdAsync(resident.Id, "một tệp hay lời nào đó", CancellationToken);
        await commune.Platform.SettleAsync(CancellationToken);
        await Task.Delay(1500, CancellationToken);
        Assert.True(await AnyAsync(commune, db => db.Set<ZaloEcho>()));
        Assert.Null(await OpenCaseAsync(commune));
        await commune.Service.StopAsync();
        await using var after = await Service.StartAsync(commune.Service.Store, [.. ZaloCommune.SettingsFor(commune.Zalo), "Zalo:EchoGrace=00:00:00.1"]);
        await Task.Delay(1500, CancellationToken);
        Assert.Null(await OpenCaseAsync(commune));
        commune.Platform.Faults.Clear();
        await Eventually.TrueAsync("the answer", () => Task.FromResult(resident.Heard.Count == 1));
        await Eventually.TrueAsync("the decision", async () => await OpenCaseAsync(commune) is { ElsewhereUntil: not null });
    }

    private async Task<ZaloCommune> OpenAsync(IEnumerable<string>? settings = null, TimeProvider? time = null) => await ZaloCommune.OpenAsync(await StoreAsync(), settings: settings, time: time);

    private static async Task StaffAnswersAsync(ZaloCommune commune, ZaloResident resident, string text)
    {
        await commune.Platform.Staff.AnswerAsync(resident.Id, text, CancellationToken);
        await commune.Platform.SettleAsync(CancellationToken);
    }

    private static DeskQueue Queue(ZaloCommune commune) => commune.Service.Services.GetRequiredService<DeskQueue>();

    private static Task PassAsync(FakeTimeProvider time, TimeSpan step, Func<Task<bool>> look) => Eventually.TrueAsync("what time brings", async () =>
    {
        time.Advance(step);
        await Task.Delay(30, CancellationToken);
        return await look();
    });

    private static async Task<bool> AnyAsync<TRow>(ZaloCommune commune, Func<BotDb, IQueryable<TRow>> rows)
    {
        await using var db = commune.Service.OpenDb();
        return await rows(db).AnyAsync(CancellationToken);
    }

    private static async Task<Conversation> ConversationAsync(ZaloCommune commune)
    {
        await using var db = commune.Service.OpenDb();
        return await db.Conversations.AsNoTracking().SingleAsync(row => row.Channel == ZaloConversations.Channel, CancellationToken);
    }

    private static async Task<HandOffCase?> OpenCaseAsync(ZaloCommune commune)
    {
        await using var db = commune.Service.OpenDb();
        return await db.HandOffs.AsNoTracking().SingleOrDefaultAsync(row => row.State != HandOffState.Ended, CancellationToken);
    }

    private static async Task<IReadOnlyList<Activity>> SaidByOfficersAsync(ZaloCommune commune)
    {
        await using var db = commune.Service.OpenDb();
        var said = await db.Activities.AsNoTracking().Where(row => !row.Incoming && row.Type == ActivityTypes.Message).OrderBy(row => row.Sequence).ToListAsync(CancellationToken);
        return [.. said.Select(row => ActivityJson.Read(row.Json)).Where(activity => Participants.IsOfficer(activity.From))];
    }
}
