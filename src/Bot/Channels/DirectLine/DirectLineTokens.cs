using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using VinhPhong.Bot.Conversations;

namespace VinhPhong.Bot.Channels.DirectLine;

/// <summary>
/// Makes and reads the tokens of the channel: JSON Web Tokens signed by us, because the official clients read the claim <c>user</c> out of them.
/// A ticket is a token that opens one stream once, within a minute: it stands in an address, where others may see it.
/// </summary>
internal sealed class DirectLineTokens(SigningKeys keys, IOptions<DirectLineOptions> options, TimeProvider time)
{
    private const string Issuer = "vinhphong-assistant";
    private const string ForCalls = "directline";
    private const string ForOneStream = "directline-stream";
    private const int SweepAbove = 1024;

    private static readonly TimeSpan TicketLifetime = TimeSpan.FromSeconds(60);

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false, SetDefaultTimesOnTokenCreation = false };
    private readonly byte[][] secrets = [.. options.Value.Secrets.Select(secret => SHA256.HashData(Encoding.UTF8.GetBytes(secret)))];
    private readonly ConcurrentDictionary<string, DateTimeOffset> usedTickets = new(StringComparer.Ordinal);

    /// <summary>What is wrong with a token.</summary>
    internal enum Problem
    {
        None,
        Malformed,
        Expired,
    }

    public int SecondsValid => (int)options.Value.TokenLifetime.TotalSeconds;

    public string Issue(string conversationId, string? userId, IReadOnlyList<string> origins) => Create(ForCalls, conversationId, userId, origins, options.Value.TokenLifetime);

    /// <summary>A ticket for the stream of a conversation.</summary>
    public string IssueTicket(Caller caller, string conversationId) => Create(ForOneStream, conversationId, caller.UserId, caller.Origins, TicketLifetime);

    public bool IsSecret(string bearer)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(bearer));
        var match = false;
        foreach (var secret in secrets) match |= CryptographicOperations.FixedTimeEquals(secret, hash);
        return match;
    }

    /// <summary>The holder of a token, which may have ended up to <paramref name="grace"/> ago.</summary>
    public async Task<(Caller? Caller, Problem Problem)> ReadAsync(string token, TimeSpan grace)
    {
        var (jwt, problem) = await ValidateAsync(token, ForCalls, grace);
        return (jwt is null ? null : CallerOf(jwt), problem);
    }

    /// <summary>The holder of a ticket, which is used up by this.</summary>
    public async Task<Caller?> UseTicketAsync(string ticket)
    {
        var (jwt, _) = await ValidateAsync(ticket, ForOneStream, TimeSpan.Zero);
        if (jwt is null) return null;
        var now = time.GetUtcNow();
        if (usedTickets.Count > SweepAbove)
        {
            foreach (var (id, end) in usedTickets)
            {
                if (end < now) usedTickets.TryRemove(id, out _);
            }
        }
        return usedTickets.TryAdd(jwt.Id, now + TicketLifetime) ? CallerOf(jwt) : null;
    }

    private string Create(string audience, string conversationId, string? userId, IReadOnlyList<string> origins, TimeSpan lifetime)
    {
        var now = time.GetUtcNow();
        var claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["conv"] = conversationId, ["jti"] = RandomId.New() };
        if (userId is not null) claims["user"] = userId;
        if (origins.Count > 0) claims["origins"] = origins.ToArray();
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            Claims = claims,
            SigningCredentials = keys.Signing,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = (now + lifetime).UtcDateTime,
        });
    }

    private async Task<(JsonWebToken? Token, Problem Problem)> ValidateAsync(string token, string audience, TimeSpan grace)
    {
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = audience,
            IssuerSigningKeys = keys.All,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            LifetimeValidator = (_, expires, _, _) => expires is { } end && time.GetUtcNow().UtcDateTime < end + grace ? true : throw new SecurityTokenExpiredException(),
        });
        if (result.IsValid) return ((JsonWebToken)result.SecurityToken, Problem.None);
        return (null, result.Exception is SecurityTokenExpiredException ? Problem.Expired : Problem.Malformed);
    }

    private static Caller CallerOf(JsonWebToken token) => new(
        token.GetClaim("conv").Value,
        token.TryGetClaim("user", out var user) ? user.Value : null,
        [.. token.Claims.Where(claim => claim.Type == "origins").Select(claim => claim.Value)]);
}
