using Microsoft.AspNetCore.Identity;

namespace VinhPhong.Bot.Accounts;

/// <summary>Cán bộ: a member of staff with an account. Without a password until the invitation is taken up.</summary>
internal sealed class Officer : IdentityUser
{
    /// <summary>The name that residents and colleagues see.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>False: the account is kept, because conversations and the audit log name it, but nobody signs in with it.</summary>
    public bool Enabled { get; set; } = true;

    public DateTimeOffset CreatedAt { get; set; }
}
