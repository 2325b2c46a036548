using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Accounts;

/// <summary>Accounts in the database. Recovery codes are kept as hashes only: who reads the database signs in with none of them.</summary>
internal sealed class OfficerStore(BotDb context, IdentityErrorDescriber describer) : UserStore<Officer, IdentityRole, BotDb, string>(context, describer)
{
    public override Task ReplaceCodesAsync(Officer user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(Hash), cancellationToken);

    public override Task<bool> RedeemCodeAsync(Officer user, string code, CancellationToken cancellationToken) =>
        base.RedeemCodeAsync(user, Hash(code), cancellationToken);

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code.Trim().ToUpperInvariant())));
}
