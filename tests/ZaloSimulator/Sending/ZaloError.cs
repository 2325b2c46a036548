namespace VinhPhong.Simulators.Zalo.Sending;

/// <summary>The error codes that the platform answers with, and its words for them.</summary>
public static class ZaloError
{
    /// <summary>Too many calls in this minute.</summary>
    public const int RateLimited = -32;

    /// <summary>An upload is older than 7 days.</summary>
    public const int AttachmentExpired = -100;

    /// <summary>The grant type or its code is not good.</summary>
    public const int GrantInvalid = -118;

    /// <summary>The message could not be sent.</summary>
    public const int SendFailed = -200;

    /// <summary>A field is not as it must be.</summary>
    public const int FieldInvalid = -201;

    /// <summary>Too long, too large, too many.</summary>
    public const int TooLong = -210;

    /// <summary>The quota is used up.</summary>
    public const int OutOfQuota = -211;

    /// <summary>No such access token, or it came by the query.</summary>
    public const int TokenInvalid = -216;

    /// <summary>The access token's time is over.</summary>
    public const int TokenExpired = -220;

    /// <summary>No interaction in 7 days.</summary>
    public const int WindowClosed = -230;

    /// <summary>No interaction ever.</summary>
    public const int NeverInteracted = -232;

    /// <summary>This kind of message is not taken here.</summary>
    public const int TypeNotSupported = -233;

    /// <summary>This endpoint is not for this kind of account.</summary>
    public const int AccountNotSupported = -235;

    /// <summary>The old endpoint is closed for this kind of account.</summary>
    public const int OldEndpointClosed = -240;

    /// <summary>The proof of the app's secret is wrong.</summary>
    public const int ProofInvalid = -242;

    /// <summary>Unknown app.</summary>
    public const int AppInvalid = -14002;

    /// <summary>The callback or the code verifier is not the right one.</summary>
    public const int RedirectOrVerifierInvalid = -14003;

    /// <summary>Unsure: the code for a wrong app secret.</summary>
    public const int AppSecretInvalid = -14004;

    /// <summary>The refresh token was used, has ended or never was.</summary>
    public const int RefreshTokenInvalid = -14014;

    private static readonly Dictionary<int, string> Texts = new()
    {
        [RateLimited] = "Your application reached limit call api",
        [AttachmentExpired] = "attachment_id was expired",
        [SendFailed] = "Send message failed",
        [-204] = "Official Account is disabled",
        [-205] = "Official Account does not exist",
        [-209] = "This app has not been activated",
        [TooLong] = "Parameter exceeds allowable limit",
        [OutOfQuota] = "Out of quota",
        [-212] = "API has not been registered",
        [-213] = "User has not followed OA",
        [TokenInvalid] = "Access token is invalid",
        [-217] = "User blocked invitation from OA",
        [-218] = "Out of quota receive",
        [-219] = "App is removed or disabled",
        [TokenExpired] = "access_token is expired or removed",
        [-221] = "OA needs to be verified",
        [-223] = "OA has not authorized this API",
        [-224] = "OA needs to upgrade tier package",
        [-227] = "User is banned or has been inactive for more than 45 days",
        [WindowClosed] = "User has not interacted with the OA in the past 7 days",
        [NeverInteracted] = "User has not interacted with OA or the interaction has expired",
        [TypeNotSupported] = "Message type is invalid or not supported",
        [AccountNotSupported] = "This API does not support this type of OA",
        [OldEndpointClosed] = "MessageV2 API has been shut down",
        [ProofInvalid] = "Invalid appsecret_proof",
        [-244] = "User has restricted this type of message",
        [-248] = "Message violates platform standards",
        [-321] = "Zalo Cloud Account does not have enough money",
    };

    /// <summary>The platform's words for a code.</summary>
    public static string Text(int error) => Texts.GetValueOrDefault(error, "Unknown error");
}
