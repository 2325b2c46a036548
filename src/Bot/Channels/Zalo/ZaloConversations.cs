using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using VinhPhong.Bot.Conversations;

namespace VinhPhong.Bot.Channels.Zalo;

/// <summary>The one conversation that a resident has with the account; another one after being forgotten.</summary>
internal sealed class ZaloConversations(Inbox inbox, ConversationReader reader, IOptions<ZaloOptions> options)
{
    public const string Channel = "zalo";

    private const int IdLength = 24;

    /// <summary>A resident who wishes to be forgotten more often than this is not served any more.</summary>
    private const int MostLives = 1000;

    /// <summary>The conversation's id, started if it is new; null if too much is waiting. <paramref name="at"/>: what was written before the resident was forgotten finds no conversation.</summary>
    public async Task<(string? Id, bool Forgotten)> FindAsync(string userId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        for (var life = 0; life < MostLives; life++)
        {
            var id = IdOf(userId, life);
            switch (await inbox.StartAsync(new StartConversation(id, Channel, userId, locale: "vi-VN", greets: false), cancellationToken))
            {
                case null: return (null, false);
                case Started.Forgotten when await reader.FindAsync(id, cancellationToken) is { ForgottenAt: { } forgotten } && at <= forgotten: return (null, true);
                case Started.Forgotten: continue;
                default: return (id, false);
            }
        }
        return (null, true);
    }

    /// <summary>The id of a resident's first conversation.</summary>
    public string FirstIdOf(string userId) => IdOf(userId, 0);

    /// <summary>Says nothing of who it is, stands in paths and logs, and is the same on every instance.</summary>
    private string IdOf(string userId, int life) =>
        "z" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{options.Value.OaId}|{userId}|{life}")))[..IdLength];
}
