using Microsoft.Extensions.Options;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Knowledge.Wording;

namespace VinhPhong.Bot.Desk;

/// <summary>
/// Nobody is forgotten: an officer who does not answer is reminded, then the supervisors are told, then somebody else gets it; an officer who
/// is gone or says he is away loses what he held to the queue; a queue that nobody empties is helped by the service centre.
/// Where colleagues answer in a channel's own console, the assistant is silent until they have been.
/// </summary>
internal sealed class ServiceLevels(ConversationWriter writer, TimeProvider time, IOptions<DeskOptions> options)
{
    private readonly DateTimeOffset up = time.GetUtcNow();

    /// <summary>The officer was reminded; the row is marked on his screen.</summary>
    public const int Reminded = 1;

    /// <summary>The supervisors see it on theirs.</summary>
    public const int SupervisorTold = 2;

    public async Task LookAsync(DeskRound round, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var row in round.Open)
        {
            if (row.ElsewhereUntil is { } until) await LookAtSilenceAsync(row, until, now, cancellationToken);
            else if (row.OfficerId is { } officer) await LookAtHeldAsync(row, officer, round.Here.FirstOrDefault(one => one.OfficerId == officer), now, cancellationToken);
            else await LookAtWaitingAsync(row, round.Here, now, cancellationToken);
        }
    }

    /// <summary>Nobody can be reminded in a channel's own console; but neither is the assistant silent for ever.</summary>
    private async Task LookAtSilenceAsync(HandOffRow row, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (now >= until) await writer.WriteAsync(new EndSilence(row.ConversationId), cancellationToken);
    }

    private async Task LookAtHeldAsync(HandOffRow row, string officer, Presence? presence, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var silent = row.UnansweredSince is { } since ? now - since : TimeSpan.Zero;
        // To a service that was away itself nobody could give a sign of life; and who took it a moment ago may open his desk in the next.
        var isGone = (presence is { State: PresenceState.Away } || (presence is null && now - up >= options.Value.GoneAfter)) && now - (row.HeldSince ?? now) > options.Value.GoneAfter;
        if (isGone || silent >= options.Value.RequeueAfter)
            await writer.WriteAsync(new QueueConversation(row.ConversationId, officer, row.Office, QueueCause.OfficerGone), cancellationToken);
        else if (silent >= options.Value.TellSupervisorAfter && row.Escalation < SupervisorTold)
            await writer.WriteAsync(new EscalateHandOff(row.ConversationId, officer, SupervisorTold), cancellationToken);
        else if (silent >= options.Value.RemindAfter && row.Escalation < Reminded)
            await writer.WriteAsync(new EscalateHandOff(row.ConversationId, officer, Reminded), cancellationToken);
    }

    private async Task LookAtWaitingAsync(HandOffRow row, IReadOnlyList<Presence> here, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (row.Office == Offices.ServiceCentre || now - row.WaitingSince < options.Value.OtherOfficeAfter) return;
        var isManned = here.Any(officer => officer.State == PresenceState.Present && officer.AnswersFor(row.Office));
        var canHelp = here.Any(officer => officer.State == PresenceState.Present && officer.AnswersFor(Offices.ServiceCentre));
        if (!isManned && canHelp) await writer.WriteAsync(new QueueConversation(row.ConversationId, from: null, Offices.ServiceCentre, QueueCause.NobodyCame), cancellationToken);
    }
}
