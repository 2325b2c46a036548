using Microsoft.Extensions.Options;
using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Channels.Zalo.Receiving;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Language;

namespace VinhPhong.Bot.Channels.Zalo.Elsewhere;

/// <summary>
/// What the account wrote to a resident. Our own words come back as echoes and ask for nothing; what staff wrote in Zalo's console goes into the transcript, and the assistant falls silent.
/// Where the platform names nobody and we do not know the message, <see cref="ZaloEchoWatch"/> decides a little later: the echo may be faster than the answer to our call.
/// </summary>
internal sealed class ZaloConsole(ZaloConversations conversations, ConversationReader reader, ConversationWriter writer, ZaloOwnWords own, ZaloEchoes echoes, TimeProvider time, IOptions<ZaloOptions> options)
{
    /// <summary>To residents; what goes to groups and anonymous visitors is another matter.</summary>
    private static readonly HashSet<string> Said = new(StringComparer.Ordinal)
    {
        "oa_send_text", "oa_send_image", "oa_send_gif", "oa_send_file", "oa_send_list", "oa_send_sticker", "oa_send_link", "oa_send_audio", "oa_send_video", "oa_send_location", "oa_send_business_card",
    };

    public async Task<ZaloOutcome> TakeAsync(ZaloEvent read, string user, CancellationToken cancellationToken)
    {
        if (!Said.Contains(read.Name) || read.MessageIds is not [.., var messageId]) return ZaloOutcome.Ignored;
        var isNamed = !string.IsNullOrEmpty(read.AdminId);
        if (!isNamed && await own.AreKnownAsync(messageId, cancellationToken)) return ZaloOutcome.Ignored;
        var (id, forgotten) = await conversations.FindAsync(user, read.At, cancellationToken);
        if (id is null) return forgotten ? ZaloOutcome.Ignored : ZaloOutcome.Full;
        var colleague = isNamed ? new OfficerAtDesk($"{ZaloConversations.Channel}:{read.AdminId}", AtDesk.ZaloStaff) : new OfficerAtDesk(ZaloConversations.Channel, AtDesk.ZaloUnsure);
        var said = ZaloActivities.SaidBy(colleague, read);
        if (isNamed) return await KeepAsync(id, colleague, said, read.Key, read.At, cancellationToken);
        if (options.Value.UnknownSender == ZaloUnknownSender.Ignore || await own.AreWordsAsync(id, said.Text, cancellationToken)) return ZaloOutcome.Ignored;
        var now = time.GetUtcNow();
        return await echoes.AddAsync(new ZaloEcho { MessageId = messageId, Key = read.Key, UserId = user, At = read.At, CameAt = now, DecideAt = now + options.Value.EchoGrace, Json = ActivityJson.Write(said) }, cancellationToken)
            ? ZaloOutcome.Stored : ZaloOutcome.Repeated;
    }

    /// <summary>Nobody knows it after the time that our own words need: it is somebody else's, if the settings do not say otherwise. Null while it may still be ours.</summary>
    public async Task<ZaloOutcome?> DecideAsync(ZaloEcho echo, CancellationToken cancellationToken)
    {
        var (id, forgotten) = await conversations.FindAsync(echo.UserId, echo.At, cancellationToken);
        if (id is null) return forgotten ? ZaloOutcome.Ignored : null;
        var said = ActivityJson.Read(echo.Json);
        // In this order: what was under way a moment ago is known by now.
        var mayBeOurs = await own.MayBeUnderWayAsync(id, echo.CameAt, cancellationToken);
        if (await own.AreKnownAsync(echo.MessageId, cancellationToken) || await own.AreWordsAsync(id, said.Text, cancellationToken)) return ZaloOutcome.Ignored;
        if (mayBeOurs) return null;
        var kept = await KeepAsync(id, new OfficerAtDesk(ZaloConversations.Channel, AtDesk.ZaloUnsure), said, echo.Key, echo.At, cancellationToken);
        return kept == ZaloOutcome.Full ? null : kept;
    }

    private async Task<ZaloOutcome> KeepAsync(string id, OfficerAtDesk colleague, Activity said, string key, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var silentUntil = (at < now ? at : now) + options.Value.SilentAfterStaff;
        if (await reader.HandedBackAtAsync(id, cancellationToken) is { } handedBack && at <= handedBack) silentUntil = now; // it comes late: an officer has ended that silence
        var write = new SaidElsewhere(id, colleague, said, key, silentUntil);
        if (!writer.TryWrite(write)) return ZaloOutcome.Full;
        return await write.Completion.WaitAsync(cancellationToken) switch
        {
            SaidElsewhereResult.Kept => ZaloOutcome.Stored,
            SaidElsewhereResult.Repeated => ZaloOutcome.Repeated,
            _ => ZaloOutcome.Ignored,
        };
    }
}
