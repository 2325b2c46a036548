using Microsoft.EntityFrameworkCore;
using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Language;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Conversations.Outbox;

/// <summary>Takes what the assistant has said and a channel has not brought yet out of the outbox, because somebody else has answered; whoever reads the transcript is told.</summary>
internal static class Cancelling
{
    private const string Reason = "cancelled: a colleague answered in the channel's own console";

    /// <summary>Within the transaction of the words that it makes way for. What is being sent at this moment may still arrive: the sender looks before each part.</summary>
    public static async Task RunAsync(BotDb db, string conversationId, string channel, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var waiting = await db.Outbox.Where(row => row.ConversationId == conversationId && row.Receiver == channel && row.State == OutgoingState.Waiting)
            .Join(db.Activities, row => new { row.ConversationId, row.Sequence }, activity => new { activity.ConversationId, activity.Sequence }, (row, activity) => new { row.Order, activity.Json })
            .ToListAsync(cancellationToken);
        var orders = waiting.Where(row => !Participants.IsOfficer(ActivityJson.Read(row.Json).From)).Select(row => row.Order).ToArray();
        if (orders.Length == 0) return;
        var gone = await db.Outbox.Where(row => row.ConversationId == conversationId && EF.Parameter(orders).Contains(row.Order) && row.State == OutgoingState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, OutgoingState.Cancelled).SetProperty(row => row.Problem, Reason), cancellationToken);
        if (gone == 0) return;
        var name = AtDesk.Of("Channel", channel);
        db.Notes.Add(new Note { ConversationId = conversationId, At = now, AuthorId = "", Author = name, Text = AtDesk.Filled(AtDesk.AnswersCancelled, gone, name) });
    }
}
