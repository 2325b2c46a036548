using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Channels.Zalo.Tokens;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Conversations.Outbox;
using VinhPhong.Bot.Language;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Channels.Zalo.Sending;

/// <summary>
/// Brings what is said to residents to Zalo: in order within a conversation, each part once. The platform may say no although a message arrived, or nothing at all;
/// so what may have arrived is looked for in the platform's own history before it is sent again.
/// </summary>
internal sealed partial class ZaloDelivery(
    OutboxRunner outbox, OutboxStore rows, ZaloSender sender, ZaloApi api, ZaloTokens tokens, ZaloSent sent, Inbox inbox, ConversationReader reader, BotDbFactory databases, HandOffChanges handOffs,
    TimeProvider time, IOptions<ZaloOptions> options, ILogger<ZaloDelivery> logger) : BackgroundService
{
    /// <summary>Begins the problem of a row that may have been delivered.</summary>
    private const string Unsure = "unsure: ";

    /// <summary>The platform's clock and ours may differ by this.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    /// <summary>Calls that one row may take: uploads, parts, one look and one fresh token each.</summary>
    private const int MostCalls = 12;

    private const int MostPages = 20;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The platform has told us to wait; nothing is sent before this.</summary>
    private DateTimeOffset quietUntil;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        options.Value.IsSet ? outbox.RunAsync(ZaloConversations.Channel, options.Value.Timeout * MostCalls, DeliverAsync, GivenUpAsync, stoppingToken) : Task.CompletedTask;

    private async Task<Delivery> DeliverAsync(Outgoing row)
    {
        if (time.GetUtcNow() < quietUntil) return new Delivery.Later("Zalo -32", quietUntil - time.GetUtcNow());
        if (await reader.FindAsync(row.ConversationId, CancellationToken.None) is not { ForgottenAt: null, UserId: { } user }) return new Delivery.NothingLeft();
        if (await ActivityAsync(row) is not { } activity) return new Delivery.NothingLeft();
        var parts = ZaloPart.Of(activity, options.Value.Buttons);
        var mayHaveArrived = row.Attempts > 0 && (row.Problem is null || row.Problem.StartsWith(Unsure, StringComparison.Ordinal));
        for (var i = row.PartsDone; i < parts.Count; i++)
        {
            if (mayHaveArrived)
            {
                if (await ArrivedAsync(row, user, parts[i], i) is not { } arrived) return new Delivery.Later(Unsure + "history", RetryAfter: null);
                mayHaveArrived = false;
                if (arrived)
                {
                    await rows.PartDoneAsync(row, i + 1, CancellationToken.None);
                    continue;
                }
            }
            if (!await rows.IsWaitingAsync(row, CancellationToken.None)) return new Delivery.Cancelled(); // a colleague was faster
            var reply = await sender.SendAsync(row.ConversationId, user, parts[i], CancellationToken.None);
            if (!reply.IsGood) return Of(reply);
            if (reply.Id is { } id) await KnowAsync(row, id);
            await rows.PartDoneAsync(row, i + 1, CancellationToken.None);
        }
        return new Delivery.Delivered();
    }

    private Delivery Of(ZaloReply reply)
    {
        switch (reply.Remedy)
        {
            case ZaloRemedy.Wait when reply.Reach == ZaloReach.Answered:
                // Until the next minute, and not all at once.
                var wait = Minute - TimeSpan.FromTicks(time.GetUtcNow().Ticks % Minute.Ticks) + TimeSpan.FromSeconds(Random.Shared.NextDouble() * 3);
                quietUntil = time.GetUtcNow() + wait;
                return new Delivery.Later(reply.Problem, wait);
            case ZaloRemedy.Wait: return new Delivery.Later(reply.Problem, RetryAfter: null);
            case ZaloRemedy.Verify: return new Delivery.Later(Unsure + reply.Problem, RetryAfter: null);
            case ZaloRemedy.Renew: return new Delivery.Later(reply.Problem, TimeSpan.FromMinutes(1)); // not authorised: somebody has to consent anew
            default:
                if (reply.Remedy == ZaloRemedy.StopForAccount) Log.Stopped(logger, reply.Problem);
                return new Delivery.Refused(reply.Problem);
        }
    }

    /// <summary>
    /// Whether a part has arrived: we had written down its id when we died, or it stands in the platform's history although we do not know of it; null if that cannot be read now.
    /// Files cannot be recognised there.
    /// </summary>
    private async Task<bool?> ArrivedAsync(Outgoing row, string user, ZaloPart part, int number)
    {
        if (await sent.CountAsync(row.ConversationId, row.Sequence, row.At - ClockSkew, CancellationToken.None) > number) return true;
        if (await tokens.AccessAsync(CancellationToken.None) is not { } access) return null;
        if (await SinceAsync(access, user, row.At - ClockSkew) is not { } lines) return null;
        foreach (var line in lines.Where(line => line.FromAccount && line.At >= row.At - ClockSkew && line.Text == part.Text && line.MessageId is not null).OrderBy(line => line.At))
        {
            if (await sent.NewestAsync([line.MessageId!], CancellationToken.None) is not null) continue; // the same words, said before
            await KnowAsync(row, line.MessageId!);
            return true;
        }
        return false;
    }

    /// <summary>The history back to a time: a resident who writes on while nothing is sent pushes the answer back in it. Null if it cannot be read now.</summary>
    private async Task<IReadOnlyList<ZaloChatLine>?> SinceAsync(string access, string user, DateTimeOffset since)
    {
        var all = new List<ZaloChatLine>();
        for (var page = 0; page < MostPages; page++)
        {
            if (await api.ConversationAsync(access, user, page * ZaloApi.PageLength, CancellationToken.None) is not { } lines) return null;
            all.AddRange(lines);
            if (lines.Count < ZaloApi.PageLength || lines.Any(line => line.At < since)) break;
        }
        return all;
    }

    private async Task KnowAsync(Outgoing row, string messageId)
    {
        if (await sent.AddAsync(messageId, row.ConversationId, row.Sequence, CancellationToken.None) is { } early) await inbox.ReceiveAsync(row.ConversationId, early, CancellationToken.None);
    }

    private async Task<Activity?> ActivityAsync(Outgoing row)
    {
        await using var db = databases.Create();
        var json = await db.Activities.Where(one => one.ConversationId == row.ConversationId && one.Sequence == row.Sequence).Select(one => one.Json).FirstOrDefaultAsync();
        return json is null ? null : ActivityJson.Read(json);
    }

    /// <summary>Whoever opens the conversation at the desk sees that the resident did not get it, and why.</summary>
    private async Task GivenUpAsync(Outgoing row, string problem)
    {
        await using var db = databases.Create();
        db.Notes.Add(new Note { ConversationId = row.ConversationId, At = time.GetUtcNow(), AuthorId = "", Author = AtDesk.ZaloAuthor, Text = AtDesk.Filled(AtDesk.ZaloNotSent, problem) });
        await db.SaveChangesAsync();
        handOffs.Announce([row.ConversationId]);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Critical, Message = "Zalo refuses to send for this account: {Problem}; see docs/zalo.md")]
        public static partial void Stopped(ILogger logger, string problem);
    }
}
