using Microsoft.Extensions.Options;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Desk.Opening;
using VinhPhong.Knowledge;

namespace VinhPhong.Bot.Desk;

/// <summary>What one round saw: the open hand-offs and who is at the desk.</summary>
internal sealed record DeskRound(IReadOnlyList<HandOffRow> Open, IReadOnlyList<Presence> Here);

/// <summary>Gives waiting conversations to officers: of the office that owns the topic, present, and with the fewest; and tells who must wait how things stand.</summary>
internal sealed class Dispatcher(DeskReader reader, Presences presences, ConversationWriter writer, Library library, Holidays holidays, HandOffRoute route, TimeProvider time, IOptions<DeskOptions> options)
{
    public async Task<DeskRound> LookAsync(CancellationToken cancellationToken)
    {
        var open = await OursAsync(cancellationToken);
        var here = await presences.HereAsync(cancellationToken);
        var load = here.ToDictionary(officer => officer.OfficerId, officer => open.Count(row => row.OfficerId == officer.OfficerId), StringComparer.Ordinal);
        foreach (var row in open.Where(row => row.State == HandOffState.Waiting))
        {
            if (options.Value.AssignAutomatically && Best(row, here, load) is { } officer
                && await writer.WriteAsync(new HoldConversation(row.ConversationId, new OfficerAtDesk(officer.OfficerId, officer.Name), HoldBy.Claim, office: null), cancellationToken) is ClaimResult.Claimed)
                load[officer.OfficerId]++;
            else await TellAsync(row, here, cancellationToken);
        }
        return new DeskRound(open, here);
    }

    /// <summary>The open hand-offs that are the desk's. Those that an outside hub has it leaves alone unless colleagues answer them elsewhere, and takes them back when no hub is set any more.</summary>
    private async Task<IReadOnlyList<HandOffRow>> OursAsync(CancellationToken cancellationToken)
    {
        var open = await reader.OpenAsync(cancellationToken);
        if (open.All(row => !row.AtHub)) return open;
        if (route.IsHub) return [.. open.Where(row => !row.AtHub || row.ElsewhereUntil is not null)];
        foreach (var row in open.Where(row => row.AtHub)) await writer.WriteAsync(new TakeBackFromHub(row.ConversationId), cancellationToken);
        return await reader.OpenAsync(cancellationToken);
    }

    /// <summary>Of those who are present and have room, the one with the fewest; of equals the one who has been present longest. Who did not answer it before gets it again only if nobody else comes.</summary>
    private Presence? Best(HandOffRow row, IReadOnlyList<Presence> here, Dictionary<string, int> load) => here
        .Where(officer => officer.State == PresenceState.Present && officer.AnswersFor(row.Office) && (officer.OfficerId != row.PassedOver || time.GetUtcNow() - row.WaitingSince > options.Value.RemindAfter) && load[officer.OfficerId] < options.Value.MostEach)
        .OrderBy(officer => load[officer.OfficerId]).ThenBy(officer => officer.Since).FirstOrDefault();

    private async Task TellAsync(HandOffRow row, IReadOnlyList<Presence> here, CancellationToken cancellationToken)
    {
        var isManned = here.Any(officer => officer.State != PresenceState.Away && officer.AnswersFor(row.Office));
        var told = isManned ? WaitTold.Place : WaitTold.NobodyThere;
        if (row.Told == told || (row.Told == WaitTold.Place && !isManned)) return; // who was told a place is told again by what happens, not by who left the room
        var notice = isManned
            ? HandOffReplies.Place(row.Office, row.Reference, await reader.WaitingBeforeAsync(row, cancellationToken), await reader.UsualWaitAsync(row.Office, cancellationToken))
            : HandOffReplies.NobodyThere(row.Office, row.Reference, OpeningHours.Of(library.Current.Centre, holidays).OpensNext(time.GetUtcNow()));
        await writer.WriteAsync(new TellWaiting(row.ConversationId, told, notice), cancellationToken);
    }
}
