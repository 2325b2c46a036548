using Microsoft.Extensions.Options;
using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Channels.Zalo.Elsewhere;
using VinhPhong.Bot.Channels.Zalo.Sending;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.Linking;

namespace VinhPhong.Bot.Channels.Zalo.Receiving;

/// <summary>What was done with an event.</summary>
internal enum ZaloOutcome
{
    /// <summary>It is on the disk.</summary>
    Stored,

    /// <summary>It came before.</summary>
    Repeated,

    /// <summary>It asks for nothing.</summary>
    Ignored,

    /// <summary>It is none that we know; kept, and nobody answers it.</summary>
    Unknown,

    /// <summary>Too much is waiting; nothing was stored, and the platform sends it again.</summary>
    Full,
}

/// <summary>Takes events of the platform into conversations.</summary>
internal sealed class ZaloInbox(ZaloConversations conversations, Inbox inbox, ConversationWriter writer, Links links, ZaloSent sent, ZaloChoices choices, ZaloConsole console, TimeProvider time, IOptions<ZaloOptions> options)
{
    /// <summary>Known, and nothing to do for.</summary>
    private static readonly HashSet<string> AsksForNothing = new(StringComparer.Ordinal)
    {
        "user_reacted_message", "oa_reacted_message", "add_user_to_tag", "remove_user_from_tag", "remove_tag", "update_user_info", "widget_interaction_accepted",
        "widget_failed_to_sync_user_external_id", "oa_send_consent", "user_reply_consent", "user_call_oa", "oa_call_user", "extension_purchased", "change_template_status", "change_oa_daily_quota",
    };

    public async Task<ZaloOutcome> TakeAsync(ZaloEvent read, CancellationToken cancellationToken)
    {
        if (AsksForNothing.Contains(read.Name) || read.UserId is not { Length: > 0 } user) return AsksForNothing.Contains(read.Name) ? ZaloOutcome.Ignored : ZaloOutcome.Unknown;
        switch (read.Name)
        {
            case "user_received_message": return await MarkAsync(read, seen: false, cancellationToken);
            case "user_seen_message": return await MarkAsync(read, seen: true, cancellationToken);
            case "user_withdraw": return await ForgetAsync(user, read.At, cancellationToken);
        }
        if (read.Name.StartsWith("oa_", StringComparison.Ordinal)) return await console.TakeAsync(read, user, cancellationToken);
        if (ZaloActivities.Of(read) is { } activity) return await StoreAsync(read, user, activity, cancellationToken);
        return await StoreAsync(read, user, ZaloActivities.Unknown(read), cancellationToken) is var kept and not ZaloOutcome.Stored ? kept : ZaloOutcome.Unknown;
    }

    private async Task<ZaloOutcome> StoreAsync(ZaloEvent read, string user, Activity activity, CancellationToken cancellationToken)
    {
        var (id, forgotten) = await conversations.FindAsync(user, read.At, cancellationToken);
        if (id is null) return forgotten ? ZaloOutcome.Ignored : ZaloOutcome.Full;
        if (time.GetUtcNow() - read.At > options.Value.OldestAnswered) activity = ZaloActivities.Late(activity);
        else activity = await choices.ReadAsync(id, activity, cancellationToken);
        return await inbox.ReceiveAsync(id, activity, read.Key, [], cancellationToken) switch
        {
            Received.Stored => ZaloOutcome.Stored,
            Received.Repeated => ZaloOutcome.Repeated,
            Received.Full => ZaloOutcome.Full,
            _ => ZaloOutcome.Ignored, // forgotten between two looks
        };
    }

    /// <summary>A receipt is never a message: who answers it is told of the answer, and so on for ever.</summary>
    private async Task<ZaloOutcome> MarkAsync(ZaloEvent read, bool seen, CancellationToken cancellationToken)
    {
        if (await sent.NewestAsync(read.MessageIds, cancellationToken) is not { } message)
        {
            if (read is not { UserId: { } user, MessageIds: [.., var newest] }) return ZaloOutcome.Ignored;
            await sent.KeepAsync(newest, conversations.FirstIdOf(user), seen, cancellationToken);
            return ZaloOutcome.Stored;
        }
        var marked = await inbox.ReceiveAsync(message.ConversationId, new Receipt(seen, message.Sequence), cancellationToken);
        return marked is null ? ZaloOutcome.Full : ZaloOutcome.Stored;
    }

    /// <summary>The resident has taken back the consent at Zalo: everything of that person goes, on linked channels too.</summary>
    private async Task<ZaloOutcome> ForgetAsync(string user, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (id, forgotten) = await conversations.FindAsync(user, at, cancellationToken);
        if (id is null) return forgotten ? ZaloOutcome.Repeated : ZaloOutcome.Full;
        foreach (var one in (await links.OthersAsync(id, cancellationToken)).Append(id)) await writer.WriteAsync(new ForgetConversation(one), cancellationToken);
        return ZaloOutcome.Stored;
    }
}
