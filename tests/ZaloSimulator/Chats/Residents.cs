using System.Security.Cryptography;
using VinhPhong.Simulators.Zalo.Webhooks;

namespace VinhPhong.Simulators.Zalo.Chats;

/// <summary>What residents do. Each act is done when its webhook is queued; <see cref="ZaloPlatform.SettleAsync"/> waits for the delivery.</summary>
public sealed class Residents
{
    private readonly World world;
    private readonly WebhookQueue webhooks;

    internal Residents(World world, WebhookQueue webhooks)
    {
        this.world = world;
        this.webhooks = webhooks;
    }

    /// <summary>Everybody.</summary>
    public IReadOnlyList<Resident> All
    {
        get { lock (world.Gate) return [.. world.Chats.Residents]; }
    }

    /// <summary>Somebody with Zalo who has not yet met the account; an id may be given.</summary>
    public Resident Join(string name, string? id = null)
    {
        lock (world.Gate)
        {
            var resident = new Resident { Id = id ?? world.NewId(), IdByApp = world.NewId(), Name = name };
            world.Chats.Keep(resident);
            return resident;
        }
    }

    /// <summary>Somebody who writes from a web page without an account.</summary>
    public Resident JoinAnonymously()
    {
        lock (world.Gate)
        {
            var resident = new Resident { Id = world.NewId(), IdByApp = "", Name = "Khách", AnonymousConversation = world.NewMessageId() };
            world.Chats.Keep(resident);
            return resident;
        }
    }

    /// <summary>The resident as they are now.</summary>
    public Resident Get(string residentId)
    {
        lock (world.Gate) return world.Chats.Get(residentId);
    }

    /// <summary>Their chat, oldest first.</summary>
    public IReadOnlyList<ChatMessage> Chat(string residentId)
    {
        lock (world.Gate) return [.. world.Chats.Of(residentId)];
    }

    /// <summary>Writes.</summary>
    public Task<ChatMessage> SendTextAsync(string residentId, string text, CancellationToken cancellationToken) =>
        SendAsync(residentId, "text", text, null, cancellationToken);

    /// <summary>Writes below a message of the account.</summary>
    public Task<ChatMessage> QuoteAsync(string residentId, string quotedId, string text, CancellationToken cancellationToken) =>
        SendAsync(residentId, "text", text, null, cancellationToken, quotedId);

    /// <summary>Sends a picture.</summary>
    public Task<ChatMessage> SendImageAsync(string residentId, byte[] bytes, string text, CancellationToken cancellationToken)
    {
        var (name, type) = bytes switch
        {
            [0x89, (byte)'P', ..] => ("image.png", "image/png"),
            [(byte)'G', (byte)'I', (byte)'F', ..] => ("image.gif", "image/gif"),
            _ => ("image.jpg", "image/jpeg"),
        };
        var url = Store(name, type, bytes);
        return SendAttachmentAsync(residentId, new ChatAttachment { Type = "image", Url = url, Thumbnail = url }, text, cancellationToken);
    }

    /// <summary>Sends a file.</summary>
    public Task<ChatMessage> SendFileAsync(string residentId, string name, byte[] bytes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bytes);
#pragma warning disable CA5351 // Zalo's checksum is an MD5.
        var checksum = Convert.ToHexStringLower(MD5.HashData(bytes));
#pragma warning restore CA5351
        var file = new ChatAttachment { Type = "file", Url = Store(name, "application/octet-stream", bytes), Name = name, Size = bytes.Length, Checksum = checksum };
        return SendAttachmentAsync(residentId, file, "", cancellationToken);
    }

    /// <summary>Sends a spoken message.</summary>
    public Task<ChatMessage> SendAudioAsync(string residentId, byte[] bytes, CancellationToken cancellationToken) =>
        SendAttachmentAsync(residentId, new ChatAttachment { Type = "audio", Url = Store("voice.amr", "audio/amr", bytes) }, "", cancellationToken);

    /// <summary>Sends a film.</summary>
    public Task<ChatMessage> SendVideoAsync(string residentId, byte[] bytes, CancellationToken cancellationToken)
    {
        var url = Store("video.mp4", "video/mp4", bytes);
        return SendAttachmentAsync(residentId, new ChatAttachment { Type = "video", Url = url, Thumbnail = url, Description = "" }, "", cancellationToken);
    }

    /// <summary>Sends a sticker.</summary>
    public Task<ChatMessage> SendStickerAsync(string residentId, string stickerId, CancellationToken cancellationToken) =>
        SendAttachmentAsync(residentId, new ChatAttachment { Type = "sticker", Id = stickerId, Url = new Uri(world.Address, "/_sim/files/sticker").ToString() }, "", cancellationToken);

    /// <summary>Sends where they are.</summary>
    public Task<ChatMessage> SendLocationAsync(string residentId, string latitude, string longitude, CancellationToken cancellationToken) =>
        SendAttachmentAsync(residentId, new ChatAttachment { Type = "location", Latitude = latitude, Longitude = longitude }, "", cancellationToken);

    /// <summary>Sends anything, also with an address of the caller's choice.</summary>
    public Task<ChatMessage> SendAttachmentAsync(string residentId, ChatAttachment attachment, string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        return SendAsync(residentId, attachment.Type, text, attachment, cancellationToken);
    }

    /// <summary>Presses a button below a message. One that opens something sends nothing, and null comes back.</summary>
    public async Task<ChatMessage?> PressAsync(string residentId, string messageId, int button, CancellationToken cancellationToken)
    {
        ChatButton pressed;
        lock (world.Gate) pressed = world.Chats.FindMessage(messageId)!.Buttons[button];
        if (!pressed.Type.StartsWith("oa.query.", StringComparison.Ordinal)) return null;
        var hidden = pressed.Type == "oa.query.hide";
        return await SendAsync(residentId, "text", pressed.Payload, null, cancellationToken, hidden: hidden);
    }

    /// <summary>Follows the account; this opens the window too.</summary>
    public Task FollowAsync(string residentId, CancellationToken cancellationToken) => FollowAsync(residentId, follows: true, cancellationToken);

    /// <summary>Follows no longer.</summary>
    public Task UnfollowAsync(string residentId, CancellationToken cancellationToken) => FollowAsync(residentId, follows: false, cancellationToken);

    /// <summary>Presses "Nhắn tin" for the first time.</summary>
    public Task ClickChatNowAsync(string residentId, CancellationToken cancellationToken) =>
        ActAsync(residentId, resident => resident with { LastInteraction = world.Now, SentSince = 0 }, EventWriter.ClickChatNow, cancellationToken);

    /// <summary>Fills in and sends the form that asked for their details.</summary>
    public Task ShareInfoAsync(string residentId, SharedInfo info, CancellationToken cancellationToken) =>
        ActAsync(residentId, resident => resident with { Shared = info, LastInteraction = world.Now, SentSince = 0 }, (events, resident, at) => events.SubmitInfo(resident, info, at), cancellationToken);

    /// <summary>Asks that their data be removed.</summary>
    public Task WithdrawAsync(string residentId, CancellationToken cancellationToken) =>
        ActAsync(residentId, resident => resident with { Shared = null }, EventWriter.Withdraw, cancellationToken);

    /// <summary>Looks at the chat: all messages of the account that were not looked at before are seen.</summary>
    public async Task ReadAsync(string residentId, CancellationToken cancellationToken)
    {
        WebhookEvent? seen;
        lock (world.Gate)
        {
            var unseen = world.Chats.Of(residentId).Where(message => message.By != Author.Resident && !message.Seen).ToList();
            foreach (var message in unseen) world.Chats.Change(message with { Received = true, Seen = true });
            var ofApp = unseen.Where(message => message.By == Author.Api).Select(message => message.Id).ToList(); // only the app that sent them is told
            seen = ofApp.Count == 0 ? null : new EventWriter(world.Options).Seen(world.Chats.Get(residentId), ofApp, world.Chats.Stamp(residentId, world.Now));
        }
        if (seen is not null) await webhooks.PostAsync(seen, cancellationToken);
    }

    /// <summary>Puts an icon on a message.</summary>
    public Task ReactAsync(string residentId, string messageId, string icon, CancellationToken cancellationToken) =>
        ActAsync(residentId, resident => resident, (events, resident, at) => events.Reacted(resident, messageId, icon, at), cancellationToken);

    /// <summary>Moves the last interaction, to stand at the edge of a window.</summary>
    public void SetLastInteraction(string residentId, DateTimeOffset? at)
    {
        lock (world.Gate)
        {
            var resident = world.Chats.Get(residentId);
            world.Chats.Keep(resident with { LastInteraction = at, HasWritten = at is not null });
        }
    }

    /// <summary>From now on messages to them are answered with this error; null ends it.</summary>
    public void Refuse(string residentId, int? error)
    {
        lock (world.Gate) world.Chats.Keep(world.Chats.Get(residentId) with { RefusedWith = error });
    }

    private async Task<ChatMessage> SendAsync(string residentId, string kind, string text, ChatAttachment? attachment, CancellationToken cancellationToken, string? quotedId = null, bool hidden = false)
    {
        ChatMessage message;
        WebhookEvent sent;
        lock (world.Gate)
        {
            var resident = world.Chats.Get(residentId);
            world.Chats.Keep(resident with { LastInteraction = world.Now, HasWritten = true, SentSince = 0 });
            message = new ChatMessage
            {
                Id = world.NewMessageId(),
                ResidentId = residentId,
                By = Author.Resident,
                Kind = kind,
                Text = text,
                Attachment = attachment,
                QuotedId = quotedId,
                Hidden = hidden,
                Time = world.Chats.Stamp(residentId, world.Now),
            };
            world.Chats.Add(message);
            sent = new EventWriter(world.Options).UserSent(resident, message);
        }
        await webhooks.PostAsync(sent, cancellationToken);
        return message;
    }

    private Task FollowAsync(string residentId, bool follows, CancellationToken cancellationToken) => ActAsync(
        residentId,
        resident => follows ? resident with { Follows = true, LastInteraction = world.Now, SentSince = 0 } : resident with { Follows = false },
        (events, resident, at) => events.Follow(resident, at),
        cancellationToken);

    private async Task ActAsync(string residentId, Func<Resident, Resident> change, Func<EventWriter, Resident, DateTimeOffset, WebhookEvent> write, CancellationToken cancellationToken)
    {
        WebhookEvent written;
        lock (world.Gate)
        {
            world.Chats.Keep(change(world.Chats.Get(residentId)));
            var at = world.Chats.Stamp(residentId, world.Now);
            written = write(new EventWriter(world.Options), world.Chats.Get(residentId), at);
        }
        await webhooks.PostAsync(written, cancellationToken);
    }

    private string Store(string name, string contentType, byte[] bytes)
    {
        var file = new StoredFile(world.NewMessageId(), "sent", name, contentType, bytes, world.Now);
        lock (world.Gate) world.Files[file.Id] = file;
        return new Uri(world.Address, $"/_sim/files/{file.Id}").ToString();
    }
}
