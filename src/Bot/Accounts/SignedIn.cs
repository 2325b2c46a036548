using System.Security.Claims;

namespace VinhPhong.Bot.Accounts;

/// <summary>What a signed-in member of staff is known by, read from the ticket; the ticket is made anew when an administrator changes any of it.</summary>
internal static class SignedIn
{
    public const string DisplayNameClaim = "display_name";
    public const string OfficeClaim = "office";
    public const string SessionClaim = "session";
    public const string SecondFactorClaim = "second_factor";

    /// <summary>The id that conversations, drafts and audit entries name.</summary>
    public static string OfficerId(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>The name that residents and colleagues see.</summary>
    public static string DisplayName(this ClaimsPrincipal user) => user.FindFirstValue(DisplayNameClaim) ?? user.Identity?.Name ?? "";

    /// <summary>The offices whose conversations are theirs.</summary>
    public static IReadOnlyList<string> Offices(this ClaimsPrincipal user) => [.. user.FindAll(OfficeClaim).Select(claim => claim.Value)];

    public static string? SessionId(this ClaimsPrincipal user) => user.FindFirstValue(SessionClaim);

    public static bool HasSecondFactor(this ClaimsPrincipal user) => user.HasClaim(claim => claim.Type == SecondFactorClaim);
}
