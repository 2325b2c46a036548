using Microsoft.EntityFrameworkCore;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Conversations.Linking;

/// <summary>Which conversations are one person's. They stay apart until the person sends on one channel the code that was shown on the other.</summary>
internal sealed class Links(BotDbFactory databases, TimeProvider time)
{
    /// <summary>How long a code is good; <see cref="Language.Spoken.LinkOffer"/> says it.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);

    /// <summary>A new code; the one before is good no more.</summary>
    public async Task<string> OfferAsync(string conversationId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var code = LinkCode.New();
        await using var db = databases.Create();
        await db.LinkOffers.Where(row => row.ConversationId == conversationId || row.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        db.LinkOffers.Add(new LinkOffer { Code = code, ConversationId = conversationId, ExpiresAt = now + GoodFor });
        await db.SaveChangesAsync(cancellationToken);
        return code;
    }

    /// <summary>Links the conversation with the one that was shown the code, and gives that one's id; null if the code is not good, or from the same channel. The same conversation may ask again.</summary>
    public async Task<string?> TakeUpAsync(string code, string conversationId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = databases.Create();
        await using var change = await db.Database.BeginTransactionAsync(cancellationToken);
        var taken = await db.LinkOffers
            .Where(row => row.Code == code && row.ExpiresAt > now && (row.TakenUpBy == null || row.TakenUpBy == conversationId)
                && db.Conversations.Any(here => here.Id == conversationId && db.Conversations.Any(there => there.Id == row.ConversationId && there.Channel != here.Channel && there.ForgottenAt == null)))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.TakenUpBy, conversationId), cancellationToken);
        if (taken == 0) return null;
        var other = await db.LinkOffers.Where(row => row.Code == code).Select(row => row.ConversationId).SingleAsync(cancellationToken);
        var known = await db.LinkedConversations.AsNoTracking().Where(row => row.ConversationId == conversationId || row.ConversationId == other).ToListAsync(cancellationToken);
        var person = known.Count > 0 ? known[0].PersonId : RandomId.New();
        var before = known.Select(row => row.PersonId).ToArray();
        await db.LinkedConversations.Where(row => EF.Parameter(before).Contains(row.PersonId)).ExecuteUpdateAsync(set => set.SetProperty(row => row.PersonId, person), cancellationToken);
        foreach (var id in new[] { conversationId, other }.Except(known.Select(row => row.ConversationId))) db.LinkedConversations.Add(new LinkedConversation { ConversationId = id, PersonId = person });
        await db.SaveChangesAsync(cancellationToken);
        await change.CommitAsync(cancellationToken);
        return other;
    }

    /// <summary>The other conversations of the same person.</summary>
    public async Task<IReadOnlyList<string>> OthersAsync(string conversationId, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await db.LinkedConversations.Where(row => row.ConversationId != conversationId && db.LinkedConversations.Any(one => one.ConversationId == conversationId && one.PersonId == row.PersonId))
            .Select(row => row.ConversationId).ToListAsync(cancellationToken);
    }
}
