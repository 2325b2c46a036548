using System.Security.Claims;
using VinhPhong.Bot.Accounts;
using VinhPhong.Bot.Accounts.SigningIn;
using VinhPhong.Bot.Conversations.HandOffs;

namespace VinhPhong.Bot.Desk;

/// <summary>Who sits at a page of the desk, and from where he signed in: an interactive page has no request to ask.</summary>
internal sealed class AtDeskNow(Sessions sessions)
{
    public async Task<OfficerAtDesk> OfAsync(ClaimsPrincipal user, CancellationToken cancellationToken) => new(user.OfficerId(), user.DisplayName())
    {
        Address = user.SessionId() is { } id ? (await sessions.LiveAsync(id, cancellationToken))?.Address : null,
    };
}
