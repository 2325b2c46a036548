using System.Net;

namespace VinhPhong.Bot.Accounts;

/// <summary>How staff sign in. Section <c>Accounts</c>.</summary>
internal sealed class AccountsOptions
{
    public const string Section = "Accounts";

    /// <summary>Below this, length protects little: NIST SP 800-63B-4 asks for 15 where a password stands alone, 8 with a second factor.</summary>
    private const int LeastPassword = 8;

    private const int MostPassword = 64;

    /// <summary>Characters of the shortest password. No rules about kinds of characters: they make passwords predictable.</summary>
    public int ShortestPassword { get; set; } = 12;

    /// <summary>Wrong passwords or codes in a row until the account is locked for <see cref="LockedFor"/>.</summary>
    public int MostFailures { get; set; } = 5;

    public TimeSpan LockedFor { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>A device that does nothing for this long is signed out: one working day.</summary>
    public TimeSpan SignedInFor { get; set; } = TimeSpan.FromHours(8);

    /// <summary>How long the link for the first administrator works.</summary>
    public TimeSpan FirstLinkValidFor { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long an invitation works: over a weekend.</summary>
    public TimeSpan InvitationValidFor { get; set; } = TimeSpan.FromHours(72);

    /// <summary>Attempts to sign in of one address; a whole office may share one.</summary>
    public int SignInsPerMinutePerAddress { get; set; } = 30;

    /// <summary>Signing in with an identity provider of the province or of an office; empty: without.</summary>
    public OpenIdConnectOptions OpenIdConnect { get; set; } = new();

    /// <summary>All that is wrong, each as setting, value and cure.</summary>
    public IEnumerable<string> Problems()
    {
        if (ShortestPassword is < LeastPassword or > MostPassword) yield return $"Accounts:ShortestPassword is {ShortestPassword}; give {LeastPassword} to {MostPassword} characters.";
        if (MostFailures is < 1 or > 100) yield return $"Accounts:MostFailures is {MostFailures}; give 1 to 100.";
        if (LockedFor < TimeSpan.FromSeconds(1)) yield return $"Accounts:LockedFor is {LockedFor}; give at least one second, for example \"00:15:00\".";
        if (SignedInFor < TimeSpan.FromMinutes(5)) yield return $"Accounts:SignedInFor is {SignedInFor}; give at least 5 minutes, for example \"08:00:00\".";
        if (FirstLinkValidFor < TimeSpan.FromMinutes(1)) yield return $"Accounts:FirstLinkValidFor is {FirstLinkValidFor}; give at least one minute, for example \"1.00:00:00\".";
        if (InvitationValidFor < TimeSpan.FromMinutes(1)) yield return $"Accounts:InvitationValidFor is {InvitationValidFor}; give at least one minute, for example \"3.00:00:00\".";
        if (SignInsPerMinutePerAddress < 1) yield return $"Accounts:SignInsPerMinutePerAddress is {SignInsPerMinutePerAddress}; give at least 1.";
        foreach (var problem in OpenIdConnect.Problems()) yield return problem;
    }

    /// <summary>An issuer that tells us who somebody is. It never makes an account: an administrator does.</summary>
    internal sealed class OpenIdConnectOptions
    {
        /// <summary>The issuer, such as <c>https://id.angiang.gov.vn/realms/canbo</c>.</summary>
        public Uri? Authority { get; set; }

        public string? ClientId { get; set; }

        public string? ClientSecret { get; set; }

        public bool IsUsed => Authority is not null;

        /// <summary>The tokens are only as good as the line they come over; http is for an issuer on this machine.</summary>
        public bool IsOnThisMachine => Authority is { Scheme: "http" } && (Authority.Host == "localhost" || (IPAddress.TryParse(Authority.Host, out var address) && IPAddress.IsLoopback(address)));

        public IEnumerable<string> Problems()
        {
            if (Authority is null && (ClientId is not null || ClientSecret is not null)) yield return "Accounts:OpenIdConnect:ClientId and ClientSecret are of no use without an Authority; give the issuer, for example \"https://id.example.gov.vn\".";
            if (Authority is null) yield break;
            if (!Authority.IsAbsoluteUri || (Authority.Scheme != "https" && !IsOnThisMachine)) yield return $"Accounts:OpenIdConnect:Authority is \"{Authority}\"; expected an https address.";
            if (string.IsNullOrWhiteSpace(ClientId)) yield return "Accounts:OpenIdConnect:ClientId is empty; give the id the issuer knows this service by.";
            if (string.IsNullOrWhiteSpace(ClientSecret)) yield return "Accounts:OpenIdConnect:ClientSecret is empty; give the secret from the issuer.";
        }
    }
}
