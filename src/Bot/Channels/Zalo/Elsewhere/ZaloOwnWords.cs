using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Channels.Zalo.Sending;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.Outbox;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Bot.Channels.Zalo.Elsewhere;

/// <summary>Whether a message of the account is one that we sent. In doubt it is ours: to take our own words for a colleague's would silence the assistant for nothing, and hides nothing if it is the other way.</summary>
internal sealed class ZaloOwnWords(ZaloSent sent, OutboxStore outbox, ConversationReader reader)
{
    /// <summary>Messages that an echo may be of; it comes within seconds.</summary>
    private const int Looked = 20;

    /// <summary>The platform gave it this id when we sent it.</summary>
    public async Task<bool> AreKnownAsync(string messageId, CancellationToken cancellationToken) => await sent.NewestAsync([messageId], cancellationToken) is not null;

    /// <summary>Something is being sent, or was begun and broken off, so that the platform may have it without our knowing its id.</summary>
    public Task<bool> MayBeUnderWayAsync(string conversationId, DateTimeOffset at, CancellationToken cancellationToken) => outbox.IsUnderWayAsync(ZaloConversations.Channel, conversationId, at, cancellationToken);

    /// <summary>We said exactly these words to the resident lately.</summary>
    public async Task<bool> AreWordsAsync(string conversationId, string? text, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text)) return false;
        var words = Plain(text);
        return (await reader.SaidAsync(conversationId, Looked, cancellationToken)).Any(stored => PartsOf(ActivityJson.Read(stored.Json)).Any(part => Plain(part.Text) == words));
    }

    /// <summary>However it was sent.</summary>
    private static IEnumerable<ZaloPart> PartsOf(Activity activity)
    {
        var withButtons = ZaloPart.Of(activity, buttons: true);
        return [.. withButtons, .. withButtons.Select(part => part.WithoutButtons()), .. ZaloPart.Of(activity, buttons: false)];
    }

    private static string Plain(string text) => Composed.Of(text).Trim();
}
