using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace VinhPhong.Bot.Accounts;

/// <summary>What a ticket says about an officer: id, names, roles, offices.</summary>
internal sealed class OfficerClaims(UserManager<Officer> officers, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Officer, IdentityRole>(officers, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Officer user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(SignedIn.DisplayNameClaim, user.DisplayName));
        return identity;
    }
}
