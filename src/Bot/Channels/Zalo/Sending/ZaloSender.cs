using VinhPhong.Bot.Channels.Zalo.Tokens;
using VinhPhong.Bot.Conversations;

namespace VinhPhong.Bot.Channels.Zalo.Sending;

/// <summary>Sends one part, with what helps at once against what may be wrong: a fresh token, the other address, text instead of buttons; each tried once.</summary>
internal sealed class ZaloSender(ZaloApi api, ZaloTokens tokens, ConversationReader reader, Uploads uploads)
{
    private const int MostTries = 4;

    /// <summary>What the platform said last.</summary>
    public async Task<ZaloReply> SendAsync(string conversationId, string user, ZaloPart part, CancellationToken cancellationToken)
    {
        try
        {
            return await TryAsync(conversationId, user, part, cancellationToken);
        }
        catch (ZaloUnreachableException unreachable)
        {
            return new ZaloReply(ZaloReach.NotReached, 0, null, unreachable.Message); // the part was refused for its token: it has not arrived
        }
    }

    private async Task<ZaloReply> TryAsync(string conversationId, string user, ZaloPart part, CancellationToken cancellationToken)
    {
        if (await tokens.AccessAsync(cancellationToken) is not { } access) return NotAuthorised;
        var old = await tokens.UsesOldAddressAsync(cancellationToken);
        var tried = new HashSet<ZaloRemedy>();
        for (var tries = 0; ; tries++)
        {
            var reply = await OnceAsync(conversationId, user, part, access, old, cancellationToken);
            if (reply.IsGood || tries == MostTries || !tried.Add(reply.Remedy)) return reply;
            switch (reply.Remedy)
            {
                case ZaloRemedy.Renew when await tokens.RenewAsync(access, cancellationToken) is { } fresh:
                    access = fresh;
                    break;
                case ZaloRemedy.OtherEndpoint:
                    old = reply.Code == ZaloAccount.WantsOldAddress;
                    await tokens.PinAsync(old, cancellationToken);
                    break;
                case ZaloRemedy.Plain when part.Buttons.Count > 0:
                    part = part.WithoutButtons();
                    break;
                default:
                    return reply;
            }
        }
    }

    private static ZaloReply NotAuthorised { get; } = new(ZaloReach.Answered, ZaloAccount.TokenInvalid, null, "Zalo: not authorised");

    private async Task<ZaloReply> OnceAsync(string conversationId, string user, ZaloPart part, string access, bool old, CancellationToken cancellationToken)
    {
        if (part.File is null) return await api.SendAsync(access, part.ToJson(user, fileId: null), old, cancellationToken);
        var fileId = part.File.ContentUrl?.Split('/')[^1] ?? "";
        if (await reader.FileAsync(conversationId, fileId, cancellationToken) is not { } file) return new ZaloReply(ZaloReach.Answered, ZaloAccount.FieldInvalid, null, "the file is gone");
        await using var bytes = uploads.Open(file.Id);
        var uploaded = await api.UploadAsync(access, bytes, file.Name, file.ContentType, cancellationToken);
        return uploaded.IsGood ? await api.SendAsync(access, part.ToJson(user, uploaded.Id), old, cancellationToken) : uploaded;
    }
}
