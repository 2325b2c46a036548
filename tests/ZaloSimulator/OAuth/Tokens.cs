using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using VinhPhong.Simulators.Zalo.Sending;

namespace VinhPhong.Simulators.Zalo.OAuth;

/// <summary>The consent of the account's administrator and the one pair of tokens that is in force.</summary>
public sealed class Tokens
{
    private readonly World world;
    private readonly Dictionary<string, (string? Challenge, DateTimeOffset Ends)> codes = new(StringComparer.Ordinal);
    private readonly HashSet<string> usedRefreshTokens = new(StringComparer.Ordinal);
    private TokenPair? current;

    internal Tokens(World world) => this.world = world;

    /// <summary>The pair in force.</summary>
    public TokenPair? Current
    {
        get { lock (world.Gate) return current; }
    }

    /// <summary>Whether the account has granted the app a token; without it no events come.</summary>
    public bool Granted
    {
        get { lock (world.Gate) return current is not null; }
    }

    /// <summary>How often a pair was issued.</summary>
    public int Issued { get; private set; }

    /// <summary>The administrator presses the button: a code, good for one exchange.</summary>
    public string Consent(string? codeChallenge)
    {
        lock (world.Gate)
        {
            var code = world.NewToken();
            codes[code] = (codeChallenge, world.Now + world.Options.CodeLife);
            return code;
        }
    }

    /// <summary>A pair without the walk through the consent page, for tests of other things.</summary>
    public TokenPair Issue()
    {
        lock (world.Gate) return Rotate();
    }

    /// <summary>The access token in force ends now, before its time.</summary>
    public void ExpireAccessTokenNow()
    {
        lock (world.Gate)
        {
            if (current is not null) current = current with { AccessEnds = world.Now };
        }
    }

    /// <summary>The account takes the grant back.</summary>
    public void Revoke()
    {
        lock (world.Gate) current = null;
    }

    /// <summary>0, or the error that a call with this token is answered with.</summary>
    internal int Check(string? accessToken)
    {
        lock (world.Gate)
        {
            if (current is null || accessToken != current.AccessToken) return ZaloError.TokenInvalid;
            return world.Now < current.AccessEnds ? 0 : world.Options.ExpiredTokenError;
        }
    }

    internal Reply Exchange(string code, string verifier)
    {
        lock (world.Gate)
        {
            if (!codes.Remove(code, out var consent) || world.Now >= consent.Ends) return OAuthError.Reply(ZaloError.GrantInvalid, "Invalid authorization code");
            if (consent.Challenge is null || consent.Challenge != Challenge(verifier)) return OAuthError.Reply(ZaloError.RedirectOrVerifierInvalid, "Invalid code verifier");
            return Answer(Rotate());
        }
    }

    internal Reply Refresh(string refreshToken)
    {
        lock (world.Gate)
        {
            if (usedRefreshTokens.Contains(refreshToken)) return OAuthError.Reply(world.Options.UsedRefreshTokenError, "Invalid refresh token");
            if (current is null || refreshToken != current.RefreshToken || world.Now >= current.RefreshEnds) return OAuthError.Reply(ZaloError.RefreshTokenInvalid, "Invalid refresh token");
            return Answer(Rotate());
        }
    }

    internal static string Challenge(string verifier) => Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private TokenPair Rotate()
    {
        if (current is not null) usedRefreshTokens.Add(current.RefreshToken);
        Issued++;
        current = new TokenPair(world.NewToken(), world.NewToken(), world.Now + world.Options.AccessTokenLife, world.Now + world.Options.RefreshTokenLife);
        return current;
    }

    private Reply Answer(TokenPair pair)
    {
        var seconds = (long)world.Options.AccessTokenLife.TotalSeconds;
        var body = new JsonObject
        {
            ["access_token"] = pair.AccessToken,
            ["refresh_token"] = pair.RefreshToken,
            ["expires_in"] = seconds.ToString(CultureInfo.InvariantCulture), // text, as the platform writes it
        };
        return new Reply(body, 0);
    }
}

/// <summary>What the app holds.</summary>
/// <param name="AccessToken">Sent with every call.</param>
/// <param name="RefreshToken">Good for one exchange.</param>
/// <param name="AccessEnds">Then the access token is answered as expired.</param>
/// <param name="RefreshEnds">Then an administrator has to consent again.</param>
public sealed record TokenPair(string AccessToken, string RefreshToken, DateTimeOffset AccessEnds, DateTimeOffset RefreshEnds);
