using CsCheck;
using Microsoft.EntityFrameworkCore;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.HandOffs;

namespace VinhPhong.Bot.Tests.Desk;

public sealed class HandOffWalksOnSqlite(OnSqlite served) : HandOffWalkTests(served), IClassFixture<OnSqlite>;

public sealed class HandOffWalksOnPostgres(OnPostgres served) : HandOffWalkTests(served), IClassFixture<OnPostgres>;

/// <summary>Random walks through a hand-off: whatever comes, and in whatever order, a conversation has one holder, and the assistant answers when it is that one.</summary>
public abstract class HandOffWalkTests(Served served) : ServiceTests(served)
{
    private const int Walks = 25;
    private static readonly OfficerAtDesk[] Officers = [new("lan", "Lan"), new("minh", "Minh"), new("sau", "Sáu")];

    private static readonly string[] Offices = ["tthcc", "cong-an", "vhxh"];

    /// <summary>Everything that may happen; each is tried in every state.</summary>
    private enum Step
    {
        Ask,
        Say,
        StopWaiting,
        LeavePhone,
        Claim,
        StepIn,
        HandTo,
        Assign,
        Pass,
        OfficerGone,
        NobodyCame,
        OfficerSays,
        End,
        EndByAnybody,
        Escalate,
        ColleagueElsewhere,
        ColleagueElsewhereBriefly,
        SilenceOver,
        Idle,
    }

    private static readonly Gen<(Step Step, int Officer, int Other, int Office)[]> Walk =
        Gen.Select(Gen.Enum<Step>(), Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 2]).Array[8, 30];

    [Fact]
    public async Task Whatever_comes_a_conversation_has_one_holder_and_is_answered_when_it_is_the_assistant()
    {
        var service = await StartAsync(["Desk:AssignAutomatically=false", "Desk:LookEvery=01:00:00"]);
        await Walk.SampleAsync(walk => WalkAsync(service, walk), iter: Walks, threads: 1);
    }

    private static async Task WalkAsync(Service service, (Step Step, int Officer, int Other, int Office)[] walk)
    {
        var resident = await Resident.WelcomedAsync(service);
        foreach (var step in walk)
        {
            await TakeAsync(service, resident, step.Step, Officers[step.Officer], Officers[step.Other], Offices[step.Office]);
            await CheckAsync(service, resident);
        }
        await service.WriteAsync(new EndHandOff(resident.Id, by: null, HandOffEnding.Solved));
        Assert.Equal("smalltalk", (await resident.AskAsync("xin chào")).Outcome());
        await using var db = service.OpenDb();
        Assert.False(await db.HandOffs.AnyAsync(row => row.ConversationId == resident.Id && row.State != HandOffState.Ended, CancellationToken));
    }

    private static Task TakeAsync(Service service, Resident resident, Step step, OfficerAtDesk officer, OfficerAtDesk other, string office) => step switch
    {
        Step.Ask => resident.SayAsync("Gặp cán bộ"),
        Step.Say => resident.SayAsync("xin chào"),
        Step.StopWaiting => resident.SayAsync("Thôi, không chờ nữa"),
        Step.LeavePhone => resident.SayAsync("0912 345 678"),
        Step.Claim => service.WriteAsync(new HoldConversation(resident.Id, officer, HoldBy.Claim, null)),
        Step.StepIn => service.WriteAsync(new HoldConversation(resident.Id, officer, HoldBy.SteppingIn, office)),
        Step.HandTo => service.WriteAsync(new HoldConversation(resident.Id, other, HoldBy.Assignment, null, from: officer.Id)),
        Step.Assign => service.WriteAsync(new HoldConversation(resident.Id, officer, HoldBy.Assignment, null)),
        Step.Pass => service.WriteAsync(new QueueConversation(resident.Id, officer.Id, office, QueueCause.OtherOffice)),
        Step.OfficerGone => service.WriteAsync(new QueueConversation(resident.Id, officer.Id, office, QueueCause.OfficerGone)),
        Step.NobodyCame => service.WriteAsync(new QueueConversation(resident.Id, from: null, office, QueueCause.NobodyCame)),
        Step.OfficerSays => service.WriteAsync(new OfficerSays(resident.Id, officer, "Chào bà con.", [], [])),
        Step.End => service.WriteAsync(new EndHandOff(resident.Id, officer.Id, HandOffEnding.Solved)),
        Step.EndByAnybody => service.WriteAsync(new EndHandOff(resident.Id, by: null, HandOffEnding.ResidentGone)),
        Step.Escalate => service.WriteAsync(new EscalateHandOff(resident.Id, officer.Id, 1)),
        Step.ColleagueElsewhere => SaidElsewhereAsync(service, resident, TimeSpan.FromHours(1)),
        Step.ColleagueElsewhereBriefly => SaidElsewhereAsync(service, resident, TimeSpan.FromMilliseconds(15)),
        Step.SilenceOver => service.WriteAsync(new EndSilence(resident.Id)),
        _ => service.WriteAsync(new CloseConversation(resident.Id, TimeSpan.Zero)),
    };

    private static Task SaidElsewhereAsync(Service service, Resident resident, TimeSpan silence)
    {
        var colleague = new OfficerAtDesk("zalo:1", "Cán bộ (Zalo)");
        return service.WriteAsync(new SaidElsewhere(resident.Id, colleague, HandOffReplies.Said(colleague, "Chào bác.", []), Guid.NewGuid().ToString(), DateTimeOffset.UtcNow + silence));
    }

    private static async Task CheckAsync(Service service, Resident resident)
    {
        Conversation conversation = null!; // read below, once everything is handled
        await Eventually.TrueAsync("handling", async () =>
        {
            await using var db = service.OpenDb();
            conversation = await db.Conversations.AsNoTracking().SingleAsync(row => row.Id == resident.Id, CancellationToken);
            return !conversation.HasWork;
        });
        await using var store = service.OpenDb();
        var open = await store.HandOffs.AsNoTracking().Where(row => row.ConversationId == resident.Id && row.State != HandOffState.Ended).ToListAsync(CancellationToken);
        Assert.True(open.Count <= 1, "two open hand-offs");
        Assert.Equal(conversation.HandOff, open.Count == 0 ? null : open[0].Reference);
        var held = open is [{ State: HandOffState.Held }];
        Assert.Equal(held, conversation.Holder == Holder.Officer);
        Assert.Equal(held ? open[0].OfficerId : null, conversation.OfficerId);
        Assert.True(held || open is not [{ OfficerId: not null }], "an officer without holding");
        Assert.True(held || open is not [{ ElsewhereUntil: not null }], "elsewhere without being held");
        Assert.True(open is not [{ ElsewhereUntil: not null, OfficerId: not "zalo:1" }], "an officer here holds what is held elsewhere");
        Assert.Equal(0, conversation.Waiting);
        if (conversation.ClosedAt is not null) Assert.Null(conversation.HandOff);
        var spoken = await resident.AllAsync();
        Assert.Equal(spoken.Select(activity => activity.Sequence()).Order(), spoken.Select(activity => activity.Sequence()));
    }
}
