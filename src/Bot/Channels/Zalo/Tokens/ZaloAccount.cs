using Microsoft.EntityFrameworkCore;

namespace VinhPhong.Bot.Channels.Zalo.Tokens;

/// <summary>What we hold of the Official Account: its tokens, sealed, and how it sends. One row an account.</summary>
internal sealed class ZaloAccount
{
    /// <summary>Codes that tell the kinds of account apart, and those of our own making.</summary>
    public const int WantsOldAddress = -235;
    public const int TokenInvalid = -216;
    public const int FieldInvalid = -201;

    public required string OaId { get; init; }

    /// <summary>The access and the refresh token, sealed with the service's keys; null until an administrator has consented.</summary>
    public string? Sealed { get; set; }

    /// <summary>The pair before, for a person who has to find out what happened.</summary>
    public string? SealedBefore { get; set; }

    public DateTimeOffset? IssuedAt { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>When the authorisation ends unless it is renewed before.</summary>
    public DateTimeOffset? AuthorisedUntil { get; set; }

    /// <summary>Somebody is renewing since then; who dies at it leaves this behind.</summary>
    public DateTimeOffset? RenewingSince { get; set; }

    /// <summary>An administrator has to consent anew, because of this.</summary>
    public string? Problem { get; set; }

    /// <summary>Sends by the address of state accounts; null until one has worked.</summary>
    public bool? UsesOldAddress { get; set; }

    /// <summary>Counted up with every pair: of two that renew at once, one finds it changed.</summary>
    public long Version { get; set; }

    public static void Map(ModelBuilder model)
    {
        var account = model.Entity<ZaloAccount>();
        account.ToTable("ZaloAccounts");
        account.HasKey(row => row.OaId);
        account.Property(row => row.OaId).HasMaxLength(64);
        account.Property(row => row.Problem).HasMaxLength(200);
        account.Property(row => row.Version).IsConcurrencyToken();
    }
}
