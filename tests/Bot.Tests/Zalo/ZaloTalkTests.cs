using Microsoft.EntityFrameworkCore;
using VinhPhong.Bot.Channels.Zalo;
using VinhPhong.Bot.Conversations;
using VinhPhong.Simulators.Zalo;
using VinhPhong.Simulators.Zalo.Faults;
using VinhPhong.Simulators.Zalo.Webhooks;

namespace VinhPhong.Bot.Tests.Zalo;

public sealed class ZaloTalkOnSqlite(OnSqlite served) : ZaloTalkTests(served), IClassFixture<OnSqlite>;

public sealed class ZaloTalkOnPostgres(OnPostgres served) : ZaloTalkTests(served), IClassFixture<OnPostgres>;

/// <summary>Residents on Zalo and the assistant, over real HTTP.</summary>
public abstract class ZaloTalkTests(Served served) : ServiceTests(served)
{
    private const string Question = "cách kích hoạt định danh mức 2";

    [Fact]
    public async Task A_question_is_answered_in_plain_text_with_its_sources()
    {
        await using var commune = await OpenAsync();
        var answer = string.Join("\n", (await AnswerAsync(commune.Resident(), Question)).Select(part => part.Text));
        Assert.Contains("Nguồn", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("**", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("## ", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OaType.Government, "/v2.0/oa/message", -235)]
    [InlineData(OaType.Business, "/v3.0/oa/message/cs", 0)]
    public async Task The_account_sends_by_the_address_of_its_kind_once_that_is_known(OaType kind, string address, int refusedOnce)
    {
        await using var commune = await OpenAsync(kind);
        await AnswerAsync(commune.Resident(), Question);
        await AnswerAsync(commune.Resident("Ông Năm"), Question);
        Assert.All(commune.Platform.Log.Messages.Where(message => message.By == Simulators.Zalo.Chats.Author.Api), message => Assert.Equal(address, message.Endpoint));
        Assert.Equal(refusedOnce == 0 ? 0 : 1, commune.Platform.Log.Calls.Count(call => call.Error == refusedOnce && refusedOnce != 0));
    }

    [Fact]
    public async Task An_event_that_comes_again_at_once_side_by_side_or_an_hour_later_is_answered_once()
    {
        await using var commune = await OpenAsync();
        var resident = commune.Resident();
        commune.Platform.Faults.NextWebhooks(new WebhookFault(Copies: 4, AtOnce: true), eventName: "user_send_text");
        var said = await resident.SaysAsync("xin chào");
        await resident.HearsAsync(1);
        Assert.Equal(200, await commune.Platform.Webhooks.ReplayAsync(said.Id, retry: 5, CancellationToken));
        await resident.HearsNoMoreThanAsync(1);
    }

    [Fact]
    public async Task Only_what_the_platform_signed_is_heard()
    {
        await using var commune = await OpenAsync();
        var resident = commune.Resident();
        foreach (var forgery in Enum.GetValues<Forgery>())
        {
            var status = await commune.Platform.Forger.SendAsync(forgery, resident.Id, $"xin chào {forgery}", CancellationToken);
            var isRefused = forgery <= Forgery.FlippedByte || forgery is Forgery.BadJson or Forgery.TruncatedJson or Forgery.HugeBody;
            if (forgery.ToString().StartsWith("Genuine", StringComparison.Ordinal)) Assert.Equal(200, status);
            else if (isRefused) Assert.True(status is 400 or 403 or 413 or null, $"{forgery}: {status}");
            else Assert.True(status is 200 or 400, $"{forgery}: {status}");
        }
        await using var db = commune.Service.OpenDb();
        var kept = await db.Activities.Where(row => row.Incoming && row.Type == "message" && row.Json.Contains("xin chào")).Select(row => row.Json).ToListAsync(CancellationToken);
        Assert.Equal(3, kept.Count);
        Assert.All(kept, json => Assert.Contains("Genuine", json, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_an_anonymous_visitor_writes_and_what_nobody_knows_is_kept_and_not_answered()
    {
        await using var commune = await OpenAsync();
        var visitor = commune.Platform.Residents.JoinAnonymously();
        await commune.Platform.Residents.SendTextAsync(visitor.Id, "cho em hỏi chút", CancellationToken);
        var resident = commune.Resident();
        Assert.Equal(200, await commune.Platform.Forger.SendAsync(Forgery.UnknownEvent, resident.Id, "gì đó", CancellationToken));
        await commune.Platform.SettleAsync(CancellationToken);
        await using var db = commune.Service.OpenDb();
        var kept = await db.Activities.Where(row => row.Json.Contains("zalo.unknown")).Select(row => row.Json).ToListAsync(CancellationToken);
        Assert.Equal(2, kept.Count);
        Assert.Contains(kept, json => json.Contains("cho em hỏi chút", StringComparison.Ordinal) && json.Contains("anonymous_send_text", StringComparison.Ordinal));
        await resident.HearsNoMoreThanAsync(0);
        Assert.Empty(commune.Platform.Log.Messages);
    }

    [Fact]
    public async Task Who_follows_is_greeted_and_presses_or_numbers_what_is_offered()
    {
        await using var commune = await OpenAsync();
        var resident = commune.Resident();
        await commune.Platform.Residents.FollowAsync(resident.Id, CancellationToken);
        var welcome = (await resident.HearsAsync(1))[0];
        if (welcome.Buttons.Count > 0)
        {
            await commune.Platform.Residents.PressAsync(resident.Id, welcome.Id, 0, CancellationToken);
            await resident.HearsAsync(2);
            return;
        }
        Assert.Contains("1. ", welcome.Text, StringComparison.Ordinal);
        var answer = (await resident.AsksAsync("1"))[0];
        Assert.DoesNotContain("chưa hiểu", answer.Text, StringComparison.Ordinal);
        await using var db = commune.Service.OpenDb();
        Assert.True(await db.Activities.AnyAsync(row => row.Incoming && row.Type == "message" && !row.Json.Contains("\"text\":\"1\""), CancellationToken));
    }

    [Fact]
    public async Task Receipts_say_what_arrived_and_what_was_looked_at_and_are_never_answered()
    {
        await using var commune = await OpenAsync();
        var resident = commune.Resident();
        await resident.AsksAsync("xin chào");
        await Eventually.TrueAsync("the receipt", async () => await OnlyAsync(commune) is { DeliveredThrough: > 0, SeenThrough: 0 });
        await commune.Platform.Residents.ReadAsync(resident.Id, CancellationToken);
        await Eventually.TrueAsync("the look", async () => await OnlyAsync(commune) is { SeenThrough: > 0 });
        await resident.HearsNoMoreThanAsync(1);
    }

    [Fact]
    public async Task Who_withdraws_is_forgotten_and_may_come_back()
    {
        await using var commune = await OpenAsync();
        var resident = commune.Resident();
        await resident.AsksAsync("tôi tên Bảy, hỏi việc khai sinh");
        await commune.Platform.Residents.WithdrawAsync(resident.Id, CancellationToken);
        await Eventually.TrueAsync("forgetting", async () => await OnlyAsync(commune) is { ForgottenAt: not null, UserId: null });
        await using var db = commune.Service.OpenDb();
        Assert.False(await db.Activities.AnyAsync(row => row.Json.Contains("Bảy"), CancellationToken));
        await resident.AsksAsync("xin chào");
        Assert.Equal(2, await db.Conversations.CountAsync(row => row.Channel == ZaloConversations.Channel, CancellationToken));
    }

    [Fact]
    public async Task What_was_written_days_ago_is_kept_and_not_answered()
    {
        await using var commune = await OpenAsync();
        var resident = commune.Resident();
        Assert.Equal(200, await commune.Platform.Forger.SendStaleAsync(resident.Id, "xin chào hôm kia", TimeSpan.FromDays(3), CancellationToken));
        await resident.HearsNoMoreThanAsync(0);
        await using var db = commune.Service.OpenDb();
        Assert.True(await db.Activities.AnyAsync(row => row.Json.Contains("hôm kia"), CancellationToken));
    }

    private async Task<ZaloCommune> OpenAsync(OaType kind = OaType.Government) => await ZaloCommune.OpenAsync(await StoreAsync(), kind);

    /// <summary>Every part of an answer.</summary>
    private static async Task<IReadOnlyList<Simulators.Zalo.Chats.ChatMessage>> AnswerAsync(ZaloResident resident, string question)
    {
        var first = (await resident.AsksAsync(question))[0];
        var parts = first.Text.StartsWith("(1/", StringComparison.Ordinal) ? first.Text[3] - '0' : 1;
        return await resident.HearsAsync(parts);
    }

    private static async Task<Conversation?> OnlyAsync(ZaloCommune commune)
    {
        await using var db = commune.Service.OpenDb();
        return await db.Conversations.AsNoTracking().SingleOrDefaultAsync(row => row.Channel == ZaloConversations.Channel, CancellationToken);
    }
}
