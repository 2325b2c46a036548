using Microsoft.EntityFrameworkCore;
using VinhPhong.Bot.Accounts.Audit;
using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Storage;
using VinhPhong.Knowledge.Safety;

namespace VinhPhong.Bot.Desk;

/// <summary>Texts that officers keep: ready answers, notices above every chat, suggestions for the FAQ set.</summary>
internal sealed class DeskTexts(BotDbFactory databases, DeskReader reader, AuditLog audit, TimeProvider time)
{
    private const int MostRows = 200;
    private const int Looked = 200;

    public async Task<IReadOnlyList<CannedAnswer>> CannedAsync(string? office, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await db.Set<CannedAnswer>().AsNoTracking().Where(row => office == null || row.Office == null || row.Office == office).OrderBy(row => row.Title).Take(MostRows).ToListAsync(cancellationToken);
    }

    public async Task AddCannedAsync(OfficerAtDesk by, CannedAnswer answer, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        db.Add(answer);
        await db.SaveChangesAsync(cancellationToken);
        await WriteDownAsync(by, "desk.canned.add", answer.Title, cancellationToken);
    }

    public async Task DeleteCannedAsync(OfficerAtDesk by, long id, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        await db.Set<CannedAnswer>().Where(row => row.Id == id).ExecuteDeleteAsync(cancellationToken);
        await WriteDownAsync(by, "desk.canned.delete", $"{id}", cancellationToken);
    }

    public async Task AddNoticeAsync(OfficerAtDesk by, string text, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        db.Add(new ChatNotice { Text = text, From = time.GetUtcNow(), Until = until, By = by.Name });
        await db.SaveChangesAsync(cancellationToken);
        await WriteDownAsync(by, "desk.notice.add", text, cancellationToken);
    }

    public async Task EndNoticeAsync(OfficerAtDesk by, long id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = databases.Create();
        await db.Set<ChatNotice>().Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(one => one.Until, now), cancellationToken);
        await WriteDownAsync(by, "desk.notice.end", $"{id}", cancellationToken);
    }

    /// <summary>Keeps the question and the last word of an officer for the editors, numbers masked and once only; false if there is none of either.</summary>
    public async Task<bool> SuggestAsync(OfficerAtDesk by, string conversationId, string? question, CancellationToken cancellationToken)
    {
        var said = (await reader.TranscriptAsync(conversationId, Looked, cancellationToken)).Where(row => row.Type == ActivityTypes.Message).Select(row => (row.Incoming, Activity: ActivityJson.Read(row.Json))).ToArray();
        var answer = said.LastOrDefault(one => Participants.IsOfficer(one.Activity.From)).Activity?.Text;
        if (string.IsNullOrWhiteSpace(question)) question = said.LastOrDefault(one => one.Incoming).Activity?.Text;
        if (string.IsNullOrWhiteSpace(answer) || string.IsNullOrWhiteSpace(question)) return false;
        (question, answer) = (PersonalData.Mask(question), PersonalData.Mask(answer));
        await using var db = databases.Create();
        if (await db.Set<FaqSuggestion>().AnyAsync(row => row.ConversationId == conversationId && row.Question == question && row.Answer == answer, cancellationToken)) return true;
        db.Add(new FaqSuggestion { Question = question, Answer = answer, ConversationId = conversationId, By = by.Name, At = time.GetUtcNow() });
        await db.SaveChangesAsync(cancellationToken);
        await WriteDownAsync(by, "desk.suggest", conversationId, cancellationToken);
        return true;
    }

    private Task WriteDownAsync(OfficerAtDesk by, string action, string subject, CancellationToken cancellationToken) => audit.WriteAsync(new DeskAct(by, action).Actor, action, subject, "", cancellationToken);
}
