using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VinhPhong.Bot.Accounts.Audit;

namespace VinhPhong.Bot.Accounts;

/// <summary>How accounts, sessions and the audit log lie in the database.</summary>
internal static class AccountTables
{
    private const int IdLength = 64;
    private const int NameLength = 256;
    private const int ProviderLength = 128;
    private const int CredentialLength = 1024;

    public static void Map(ModelBuilder model)
    {
        MapOfficers(model);
        MapRoles(model);
        MapWaysIn(model);

        var session = model.Entity<Session>().ToTable("Sessions");
        session.HasKey(row => row.Id);
        session.Property(row => row.Id).HasMaxLength(IdLength);
        session.HasIndex(row => row.OfficerId);
        session.HasOne<Officer>().WithMany().HasForeignKey(row => row.OfficerId);

        var invitation = model.Entity<Invitation>().ToTable("Invitations");
        invitation.HasKey(row => row.TokenHash);
        invitation.Property(row => row.TokenHash).HasMaxLength(IdLength);
        invitation.HasIndex(row => row.OfficerId);
        invitation.HasOne<Officer>().WithMany().HasForeignKey(row => row.OfficerId);

        var audit = model.Entity<AuditEntry>().ToTable("AuditEntries");
        audit.HasKey(row => row.Number);
        audit.Property(row => row.Number).ValueGeneratedNever();
        audit.HasIndex(row => row.At);

        model.Entity<DataProtectionKey>().ToTable("DataProtectionKeys");
    }

    private static void MapOfficers(ModelBuilder model)
    {
        var officer = model.Entity<Officer>().ToTable("Officers");
        officer.HasKey(row => row.Id);
        officer.HasIndex(row => row.NormalizedUserName).IsUnique();
        officer.HasIndex(row => row.NormalizedEmail);
        officer.Property(row => row.ConcurrencyStamp).IsConcurrencyToken();
        officer.Property(row => row.UserName).HasMaxLength(NameLength);
        officer.Property(row => row.NormalizedUserName).HasMaxLength(NameLength);
        officer.Property(row => row.Email).HasMaxLength(NameLength);
        officer.Property(row => row.NormalizedEmail).HasMaxLength(NameLength);
        officer.Property(row => row.DisplayName).HasMaxLength(NameLength);
        officer.HasMany<IdentityUserClaim<string>>().WithOne().HasForeignKey(row => row.UserId).IsRequired();
        officer.HasMany<IdentityUserLogin<string>>().WithOne().HasForeignKey(row => row.UserId).IsRequired();
        officer.HasMany<IdentityUserToken<string>>().WithOne().HasForeignKey(row => row.UserId).IsRequired();
        officer.HasMany<IdentityUserRole<string>>().WithOne().HasForeignKey(row => row.UserId).IsRequired();
        officer.HasMany<IdentityUserPasskey<string>>().WithOne().HasForeignKey(row => row.UserId).IsRequired();
        model.Entity<IdentityUserClaim<string>>().ToTable("OfficerClaims").HasKey(row => row.Id);
    }

    private static void MapRoles(ModelBuilder model)
    {
        var role = model.Entity<IdentityRole>().ToTable("Roles");
        role.HasKey(row => row.Id);
        role.HasIndex(row => row.NormalizedName).IsUnique();
        role.Property(row => row.ConcurrencyStamp).IsConcurrencyToken();
        role.Property(row => row.Name).HasMaxLength(NameLength);
        role.Property(row => row.NormalizedName).HasMaxLength(NameLength);
        role.HasMany<IdentityUserRole<string>>().WithOne().HasForeignKey(row => row.RoleId).IsRequired();
        role.HasMany<IdentityRoleClaim<string>>().WithOne().HasForeignKey(row => row.RoleId).IsRequired();
        role.HasData(Roles.All.Select(name => new IdentityRole { Id = name, Name = name, NormalizedName = name.ToUpperInvariant(), ConcurrencyStamp = name }));
        model.Entity<IdentityUserRole<string>>().ToTable("OfficerRoles").HasKey(row => new { row.UserId, row.RoleId });
        model.Entity<IdentityRoleClaim<string>>().ToTable("RoleClaims").HasKey(row => row.Id);
    }

    private static void MapWaysIn(ModelBuilder model)
    {
        var login = model.Entity<IdentityUserLogin<string>>().ToTable("OfficerLogins");
        login.HasKey(row => new { row.LoginProvider, row.ProviderKey });
        login.Property(row => row.LoginProvider).HasMaxLength(ProviderLength);
        login.Property(row => row.ProviderKey).HasMaxLength(NameLength);

        var token = model.Entity<IdentityUserToken<string>>().ToTable("OfficerTokens");
        token.HasKey(row => new { row.UserId, row.LoginProvider, row.Name });
        token.Property(row => row.LoginProvider).HasMaxLength(ProviderLength);
        token.Property(row => row.Name).HasMaxLength(ProviderLength);

        var passkey = model.Entity<IdentityUserPasskey<string>>().ToTable("Passkeys");
        passkey.HasKey(row => row.CredentialId);
        passkey.Property(row => row.CredentialId).HasMaxLength(CredentialLength);
        passkey.OwnsOne(row => row.Data).ToJson();
    }
}
