using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VinhPhong.Simulators.Zalo.Sending;

/// <summary>What every API call must pass: the token in its header, the proof where one is sent, the calls of this minute.</summary>
internal sealed class Gatekeeper(ZaloPlatform platform)
{
    private long minute;
    private int calls;

    /// <summary>Null when the call may go on.</summary>
    public Reply? Check(HttpContext context)
    {
        var remain = CallsLeft();
        context.Response.Headers["X-RateLimit-Limit"] = platform.Options.CallsPerMinute.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["X-RateLimit-Remain"] = Math.Max(0, remain).ToString(CultureInfo.InvariantCulture);
        if (platform.Faults.Limited || remain < 0) return Reply.Refused(ZaloError.RateLimited);
        var token = context.Request.Headers["access_token"].ToString(); // a token in the query or as Bearer is none
        if (platform.Tokens.Check(token) is var error and not 0) return Reply.Refused(error);
        var proof = context.Request.Headers["appsecret_proof"].ToString();
        return proof.Length > 0 && proof != Proof(token) ? Reply.Refused(ZaloError.ProofInvalid) : null;
    }

    private int CallsLeft()
    {
        lock (platform.World.Gate)
        {
            var now = platform.World.Now.ToUnixTimeSeconds() / 60;
            if (now != minute) (minute, calls) = (now, 0);
            return platform.Options.CallsPerMinute - ++calls;
        }
    }

    private string Proof(string token) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(platform.Options.AppSecret), Encoding.UTF8.GetBytes(token)));
}
