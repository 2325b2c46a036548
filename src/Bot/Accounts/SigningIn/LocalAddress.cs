namespace VinhPhong.Bot.Accounts.SigningIn;

/// <summary>Where to go after signing in: a page of ours, never an address that somebody else put into the link.</summary>
internal static class LocalAddress
{
    public static string Or(string? address, string otherwise) => IsLocal(address) ? address! : otherwise; // IsLocal is false for null

    private static bool IsLocal(string? address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) && !address.StartsWith("/account/sign-", StringComparison.OrdinalIgnoreCase);
}
