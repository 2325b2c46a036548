using Microsoft.EntityFrameworkCore;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Desk;

/// <summary>One line of a list at the desk.</summary>
internal sealed record HandOffRow(
    string Reference, string ConversationId, string Channel, HandOffState State, string Office, string Reason, bool Urgent, string Question,
    DateTimeOffset RequestedAt, DateTimeOffset WaitingSince, string? OfficerId, string? OfficerName, DateTimeOffset? UnansweredSince, int Escalation,
    string? Phone, CallBack CallBack, DateTimeOffset? CalledAt, string Tags, DateTimeOffset? EndedAt, HandOffEnding? Ending, bool? Satisfied, DateTimeOffset? HeldSince, WaitTold? Told, string? PassedOver, bool AtHub, DateTimeOffset? ElsewhereUntil);

/// <summary>What officers look at. Reads only; every list has an end.</summary>
internal sealed class DeskReader(BotDbFactory databases, TimeProvider time)
{
    /// <summary>More than this nobody reads.</summary>
    private const int MostRows = 1000;

    private const int MostEarlier = 20;
    private const int WaitsLookedAt = 20;
    private const int FewestWaits = 3;
    private static readonly TimeSpan WaitsOf = TimeSpan.FromDays(14);

    /// <summary>Hand-offs that are not over: urgent first, then those who wait longest.</summary>
    public async Task<IReadOnlyList<HandOffRow>> OpenAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await Rows(db.HandOffs.AsNoTracking().Where(row => row.State != HandOffState.Ended).OrderByDescending(row => row.Urgent).ThenBy(row => row.WaitingSince)).ToListAsync(cancellationToken);
    }

    /// <summary>Numbers to call: nobody has spoken with the resident yet.</summary>
    public async Task<IReadOnlyList<HandOffRow>> CallBacksAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await Rows(db.HandOffs.AsNoTracking().Where(row => row.CallBack == CallBack.Wanted || row.CallBack == CallBack.NotReached).OrderBy(row => row.RequestedAt)).ToListAsync(cancellationToken);
    }

    /// <summary>The hand-offs of one conversation, newest first.</summary>
    public async Task<IReadOnlyList<HandOffRow>> OfConversationAsync(string conversationId, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await Rows(db.HandOffs.AsNoTracking().Where(row => row.ConversationId == conversationId).OrderByDescending(row => row.RequestedAt)).ToListAsync(cancellationToken);
    }

    public async Task<HandOffRow?> NewestAsync(string conversationId, CancellationToken cancellationToken) => await OfConversationAsync(conversationId, cancellationToken) is [var newest, ..] ? newest : null;

    public async Task<Conversation?> ConversationAsync(string conversationId, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await db.Conversations.AsNoTracking().FirstOrDefaultAsync(row => row.Id == conversationId, cancellationToken);
    }

    /// <summary>The newest activities of a conversation, oldest first.</summary>
    public async Task<IReadOnlyList<StoredActivity>> TranscriptAsync(string conversationId, int most, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var newest = await db.Activities.AsNoTracking().Where(row => row.ConversationId == conversationId).OrderByDescending(row => row.Sequence).Take(most).ToListAsync(cancellationToken);
        newest.Reverse();
        return newest;
    }

    /// <summary>The other conversations of the same resident, newest first: by the channel, where it says who it is, and those that the resident has linked.</summary>
    public async Task<IReadOnlyList<Conversation>> EarlierAsync(string conversationId, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await db.Conversations.AsNoTracking()
            .Where(row => row.Id != conversationId
                && ((row.UserId != null && db.Conversations.Any(one => one.Id == conversationId && one.Channel == row.Channel && one.UserId == row.UserId))
                    || db.LinkedConversations.Any(link => link.ConversationId == row.Id && db.LinkedConversations.Any(one => one.ConversationId == conversationId && one.PersonId == link.PersonId))))
            .OrderByDescending(row => row.LastActivityAt).Take(MostEarlier).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<Note>> NotesAsync(string conversationId, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await db.Notes.AsNoTracking().Where(row => row.ConversationId == conversationId).OrderBy(row => row.At).Take(MostRows).ToListAsync(cancellationToken);
    }

    public async Task AddNoteAsync(OfficerAtDesk author, string conversationId, string text, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        db.Notes.Add(new Note { ConversationId = conversationId, At = time.GetUtcNow(), AuthorId = author.Id, Author = author.Name, Text = text });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>How many wait before it in its queue.</summary>
    public async Task<int> WaitingBeforeAsync(HandOffRow row, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await db.HandOffs.CountAsync(
            other => other.State == HandOffState.Waiting && other.Office == row.Office && other.Reference != row.Reference
                && ((other.Urgent && !row.Urgent) || (other.Urgent == row.Urgent && other.WaitingSince < row.WaitingSince)), cancellationToken);
    }

    /// <summary>The middle of the waits of an office lately, in whole minutes and at least one; null if there were too few to say.</summary>
    public async Task<int?> UsualWaitAsync(string office, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - WaitsOf;
        await using var db = databases.Create();
        var lately = await db.HandOffs.Where(row => row.Office == office && row.HeldSince != null && row.RequestedAt > since && row.Told != WaitTold.NobodyThere && row.Reason != HandOffRequest.Elsewhere)
            .OrderByDescending(row => row.RequestedAt).Take(WaitsLookedAt).Select(row => new { row.HeldSince, row.RequestedAt }).ToListAsync(cancellationToken);
        if (lately.Count < FewestWaits) return null;
        var waits = lately.Select(one => one.HeldSince!.Value - one.RequestedAt).Order().ToArray();
        return Math.Max(1, (int)Math.Ceiling(waits[waits.Length / 2].TotalMinutes));
    }

    private static IQueryable<HandOffRow> Rows(IQueryable<HandOffCase> handOffs) => handOffs.Take(MostRows).Select(row => new HandOffRow(
        row.Reference, row.ConversationId, row.Channel, row.State, row.Office, row.Reason, row.Urgent, row.Question, row.RequestedAt, row.WaitingSince, row.OfficerId, row.OfficerName,
        row.UnansweredSince, row.Escalation, row.Phone, row.CallBack, row.CalledAt, row.Tags, row.EndedAt, row.Ending, row.Satisfied, row.HeldSince, row.Told, row.PassedOver, row.AtHub, row.ElsewhereUntil));
}
