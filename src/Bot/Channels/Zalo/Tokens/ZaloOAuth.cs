using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace VinhPhong.Bot.Channels.Zalo.Tokens;

/// <summary>What came of asking for tokens.</summary>
internal abstract record ZaloGrant
{
    private ZaloGrant() { }

    /// <summary>A new pair; the one before is void.</summary>
    internal sealed record Given(ZaloPair Pair, TimeSpan Life, TimeSpan AuthorisedFor) : ZaloGrant;

    /// <summary>The platform said no; asking again changes nothing.</summary>
    internal sealed record Refused(string Problem) : ZaloGrant;

    /// <summary>It certainly heard nothing.</summary>
    internal sealed record NotReached(string Problem) : ZaloGrant;

    /// <summary>It may have given a pair that did not reach us.</summary>
    internal sealed record Unknown(string Problem) : ZaloGrant;
}

/// <summary>OAuth of the platform, version 4, with PKCE (https://developers.zalo.me/docs/official-account/bat-dau/xac-thuc-va-uy-quyen-cho-ung-dung-new).</summary>
internal sealed class ZaloOAuth(HttpClient client, IOptions<ZaloOptions> options)
{
    private const int VerifierBytes = 32;

    /// <summary>The refresh token's life by the documents; the answer may say otherwise.</summary>
    private static readonly TimeSpan UsualAuthorisation = TimeSpan.FromDays(90);

    /// <summary>43 characters nobody can guess.</summary>
    public static string NewVerifier() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(VerifierBytes));

    public static string ChallengeOf(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    /// <summary>The page where an administrator of the account consents.</summary>
    public Uri ConsentPage(string verifier, string state) => new(
        options.Value.OAuthUrl, $"/v4/oa/permission?app_id={Uri.EscapeDataString(options.Value.AppId!)}&redirect_uri={Uri.EscapeDataString(options.Value.RedirectUrl!.ToString())}&code_challenge={ChallengeOf(verifier)}&state={Uri.EscapeDataString(state)}");

    public Task<ZaloGrant> ExchangeAsync(string code, string verifier, CancellationToken cancellationToken) => AskAsync(
        new() { ["code"] = code, ["app_id"] = options.Value.AppId!, ["grant_type"] = "authorization_code", ["code_verifier"] = verifier }, cancellationToken);

    public Task<ZaloGrant> RefreshAsync(string refreshToken, CancellationToken cancellationToken) => AskAsync(
        new() { ["refresh_token"] = refreshToken, ["app_id"] = options.Value.AppId!, ["grant_type"] = "refresh_token" }, cancellationToken);

    private async Task<ZaloGrant> AskAsync(Dictionary<string, string> form, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v4/oa/access_token") { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add("secret_key", options.Value.AppSecret);
        try
        {
            using var answer = await client.SendAsync(request, cancellationToken);
            return Read((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            return new ZaloGrant.NotReached(failure.HttpRequestError.ToString());
        }
        catch (HttpRequestException failure)
        {
            return new ZaloGrant.Unknown(failure.HttpRequestError.ToString());
        }
        catch (OperationCanceledException)
        {
            return new ZaloGrant.Unknown("Timeout");
        }
    }

    /// <summary>Good only with both tokens in it: errors come with HTTP 200 too, and not always with a number.</summary>
    private static ZaloGrant Read(int status, string body)
    {
        JsonObject? root;
        try
        {
            root = JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            root = null;
        }
        if (root is null) return new ZaloGrant.Unknown($"HTTP {status}");
        if (Text("access_token") is { Length: > 0 } access && Text("refresh_token") is { Length: > 0 } refresh)
            return new ZaloGrant.Given(new ZaloPair(access, refresh), Seconds("expires_in") ?? TimeSpan.FromHours(1), Seconds("refresh_token_expires_in") ?? UsualAuthorisation);
        return (Text("error") ?? Text("error_name")) is { } problem ? new ZaloGrant.Refused($"Zalo {problem}") : new ZaloGrant.Unknown($"HTTP {status}");

        string? Text(string name) => root[name]?.ToString();
        TimeSpan? Seconds(string name) => long.TryParse(Text(name), System.Globalization.CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? TimeSpan.FromSeconds(seconds) : null;
    }
}
