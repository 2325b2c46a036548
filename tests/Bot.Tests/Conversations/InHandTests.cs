using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.HandOffs;

namespace VinhPhong.Bot.Tests.Conversations;

public sealed class InHandOnSqlite(OnSqlite served) : InHandTests(served), IClassFixture<OnSqlite>;

public sealed class InHandOnPostgres(OnPostgres served) : InHandTests(served), IClassFixture<OnPostgres>;

/// <summary>What happens while a turn takes long: nobody else waits, the queue has an end, officers and a stop find it in hand.</summary>
public abstract class InHandTests(Served served) : ServiceTests(served)
{
    /// <summary>A typing sign shown at once needs a turn that is run after its message was stored: nothing is composed ahead.</summary>
    private const string InTwoSteps = "Conversations:TypingAfter=00:00:00";

    private static readonly OfficerAtDesk First = new("can-bo-1", "Cán bộ Một");
    private static readonly OfficerAtDesk Second = new("can-bo-2", "Cán bộ Hai");

    private readonly TurnGate gate = new();

    [Fact]
    public async Task A_slow_conversation_does_not_hold_up_another()
    {
        var service = await StartAsync([InTwoSteps], logs: gate);
        var (slow, other) = (await Resident.WelcomedAsync(service), await Resident.WelcomedAsync(service));
        var held = gate.Hold(slow.Id);
        var id = await slow.SayAsync("xin chào");
        await held.Entered;
        Assert.Equal("smalltalk", (await other.AskAsync("xin chào")).Outcome());
        Assert.Empty(await slow.AnswersToAsync(id));
        held.Release();
        Assert.Equal("smalltalk", (await slow.AnswerToAsync(id)).Outcome());
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_is_given_up_and_the_next_is_answered()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var service = await StartAsync([InTwoSteps, "Conversations:CloseAfter=1.00:00:00"], time, gate);
        var resident = await Resident.WelcomedAsync(service);
        var held = gate.Hold(resident.Id);
        var first = await resident.SayAsync("xin chào");
        await held.Entered;
        var broken = await resident.SayAsync("cảm ơn");
        var next = await resident.SayAsync("chào em");
        await using (var db = service.OpenDb())
        {
            var sequence = long.Parse(broken.Split('|')[1], System.Globalization.CultureInfo.InvariantCulture);
            await db.Activities.Where(row => row.ConversationId == resident.Id && row.Sequence == sequence).ExecuteUpdateAsync(row => row.SetProperty(one => one.Json, "{\"type\":5}"), CancellationToken);
        }
        held.Release();
        await Eventually.TrueAsync("answer after the broken message", async () =>
        {
            time.Advance(TimeSpan.FromSeconds(1)); // between two attempts it pauses
            await using var db = service.OpenDb();
            return await db.Activities.AnyAsync(row => row.ConversationId == resident.Id && !row.Incoming && row.Json.Contains(next), CancellationToken);
        });
        Assert.NotEqual(first, next);
    }

    [Fact]
    public async Task Past_the_bound_of_a_conversation_the_caller_is_told_when_to_come_back_and_nothing_is_stored()
    {
        var service = await StartAsync([InTwoSteps, "Conversations:MostWaitingInOne=3"], logs: gate);
        var resident = await Resident.WelcomedAsync(service);
        var held = gate.Hold(resident.Id);
        var ids = new List<string> { await resident.SayAsync("xin chào") };
        await held.Entered;
        ids.Add(await resident.SayAsync("xin chào em"));
        ids.Add(await resident.SayAsync("chào"));
        await resident.PostAsync(new { type = "message", text = "quá nhiều" }).RefusedAsync(HttpStatusCode.TooManyRequests, "TooManyRequests");
        Assert.Equal(3, (await resident.AllAsync()).Count(activity => !activity.IsBot()));
        held.Release();
        foreach (var id in ids) await resident.AnswerToAsync(id);
        await resident.AskAsync("cảm ơn");
    }

    [Fact]
    public async Task Past_the_bound_of_the_service_new_messages_and_conversations_come_back_later()
    {
        var service = await StartAsync([InTwoSteps, "Conversations:MostWaiting=1"], logs: gate);
        var resident = await Resident.WelcomedAsync(service);
        var other = await Resident.WelcomedAsync(service);
        var held = gate.Hold(resident.Id);
        var id = await Eventually.GetAsync("place for a message", async () =>
        {
            using var answer = await resident.PostAsync(new { type = "message", text = "xin chào" });
            return answer.IsSuccessStatusCode ? (await answer.OkAsync()).Text("id") : null;
        });
        await held.Entered;
        await other.PostAsync(new { type = "message", text = "xin chào" }).RefusedAsync(HttpStatusCode.TooManyRequests, "TooManyRequests");
        await Resident.CallAsync(service, HttpMethod.Post, "conversations", Service.Secret).RefusedAsync(HttpStatusCode.TooManyRequests, "TooManyRequests");
        held.Release();
        await resident.AnswerToAsync(id);
    }

    [Fact]
    public async Task An_officer_who_takes_over_while_the_assistant_composes_is_not_spoken_over()
    {
        var service = await StartAsync([InTwoSteps], logs: gate);
        var resident = await Resident.WelcomedAsync(service);
        var held = gate.Hold(resident.Id);
        await resident.SayAsync("xin chào");
        await held.Entered;
        await service.WriteAsync(new HoldConversation(resident.Id, First, HoldBy.SteppingIn, "tthcc"));
        held.Release();
        await HandledAsync(service, resident);
        Assert.DoesNotContain(await resident.AllAsync(), activity => activity.Outcome() == "smalltalk");
    }

    [Fact]
    public async Task While_an_officer_holds_a_conversation_the_assistant_is_silent_and_after_that_answers_the_very_next_message()
    {
        var service = Shared;
        var resident = await Resident.WelcomedAsync(service);
        Assert.IsType<ClaimResult.Claimed>(await service.WriteAsync(new HoldConversation(resident.Id, First, HoldBy.SteppingIn, "tthcc")));
        Assert.Equal(First.Name, Assert.IsType<ClaimResult.HeldBy>(await service.WriteAsync(new HoldConversation(resident.Id, Second, HoldBy.Claim, null))).Officer);
        Assert.IsType<ClaimResult.Claimed>(await service.WriteAsync(new HoldConversation(resident.Id, First, HoldBy.Claim, null)));
        await resident.SayAsync("xin chào");
        await HandledAsync(service, resident);
        Assert.DoesNotContain(await resident.AllAsync(), activity => activity.Outcome() == "smalltalk");
        Assert.Equal(DeskResult.NotYours, await service.WriteAsync(new EndHandOff(resident.Id, Second.Id, HandOffEnding.Solved)));
        Assert.Equal(DeskResult.Done, await service.WriteAsync(new EndHandOff(resident.Id, First.Id, HandOffEnding.Solved)));
        var id = await resident.SayAsync("xin chào");
        Assert.Equal("smalltalk", (await resident.AnswerToAsync(id)).Outcome());
    }

    [Fact]
    public async Task A_stop_finishes_what_is_in_hand_and_the_next_start_answers_the_rest_once_in_order()
    {
        await using var store = await StoreAsync();
        var first = await Service.StartAsync(store, [InTwoSteps], logs: gate);
        string conversation, token;
        var ids = new List<string>();
        await using (first)
        {
            var resident = await Resident.WelcomedAsync(first);
            (conversation, token) = (resident.Id, resident.Token);
            var held = gate.Hold(resident.Id);
            ids.Add(await resident.SayAsync("xin chào"));
            await held.Entered;
            ids.Add(await resident.SayAsync("cảm ơn"));
            ids.Add(await resident.SayAsync("chào em"));
            var stopping = first.StopAsync();
            Assert.False(stopping.IsCompleted);
            await Eventually.TrueAsync("sign of the stop", () => Task.FromResult(first.IsStopping));
            held.Release();
            await stopping;
        }
        await using (var db = Db(store))
        {
            var row = await db.Conversations.SingleAsync(row => row.Id == conversation, CancellationToken);
            Assert.Equal(ids[0], Conversation.ActivityId(conversation, row.HandledThrough));
            Assert.Equal(2, row.Waiting);
        }
        await using var second = await Service.StartAsync(store);
        var back = new Resident(second, conversation, token);
        await back.AnswersAsync(4);
        await back.AskAsync("cảm ơn em");
        Assert.Equal(ids, (await back.AllAsync()).Where(activity => activity.IsBot()).Skip(1).SkipLast(1).Select(activity => activity.ReplyTo()!));
    }

    [Fact]
    public async Task Time_stamps_only_grow_when_the_clock_is_set_back()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var service = await StartAsync(time: time);
        var resident = await Resident.WelcomedAsync(service);
        await resident.AskAsync("xin chào");
        time.AdjustTime(time.GetUtcNow().AddMinutes(-5));
        await resident.AskAsync("cảm ơn");
        await resident.AskAsync("chào em");
        var stamps = (await resident.AllAsync()).Select(activity => activity.GetProperty("timestamp").GetDateTimeOffset()).ToArray();
        Assert.Equal(7, stamps.Length);
        Assert.All(stamps.Zip(stamps.Skip(1)), pair => Assert.True(pair.First < pair.Second, $"{pair.First:O} is not before {pair.Second:O}"));
        Assert.All(await resident.AllAsync(), activity => Assert.EndsWith("Z", activity.Text("timestamp"), StringComparison.Ordinal));
    }

    /// <summary>Waits until everything the resident said is handled.</summary>
    private static Task HandledAsync(Service service, Resident resident) => Eventually.TrueAsync("handling", async () =>
    {
        await using var db = service.OpenDb();
        return await db.Conversations.AnyAsync(row => row.Id == resident.Id && row.HandledThrough == row.LastIncoming, CancellationToken);
    });
}
