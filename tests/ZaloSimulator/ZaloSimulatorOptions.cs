using VinhPhong.Simulators.Zalo.Sending;
using VinhPhong.Simulators.Zalo.Webhooks;

namespace VinhPhong.Simulators.Zalo;

/// <summary>What the simulated platform is and how it behaves where its documents leave a choice.</summary>
public sealed record ZaloSimulatorOptions
{
    /// <summary>Where it listens; port 0 takes any free one.</summary>
    public Uri Listen { get; init; } = new("http://127.0.0.1:0");

    /// <summary>The app that the official account is linked to.</summary>
    public string AppId { get; init; } = "360846524940903967";

    /// <summary>Authenticates the app at the token endpoint; not the key of the webhooks.</summary>
    public string AppSecret { get; init; } = "AppSecret_p3Yc7Rk1Nd8w";

    /// <summary>Signs webhooks.</summary>
    public string OaSecretKey { get; init; } = "OaSecret_4kQx9ZtL2vWm";

    /// <summary>The official account.</summary>
    public string OaId { get; init; } = "388613280878808645";

    /// <summary>Its name, as getoa tells it.</summary>
    public string OaName { get; init; } = "UBND xã Vĩnh Phong";

    /// <summary>Its kind, at the start; <see cref="ZaloPlatform.OaType"/> changes it.</summary>
    public OaType OaType { get; init; } = OaType.Government;

    /// <summary>Where webhooks go; can be set later.</summary>
    public Uri? WebhookAddress { get; init; }

    /// <summary>The callback that is saved for the app; when it is null any callback is taken.</summary>
    public Uri? RedirectAddress { get; init; }

    /// <summary>Seeds ids, tokens and the draws of the soak.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How long an access token lives.</summary>
    public TimeSpan AccessTokenLife { get; init; } = TimeSpan.FromHours(25);

    /// <summary>How long a refresh token lives.</summary>
    public TimeSpan RefreshTokenLife { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How long an authorization code lives.</summary>
    public TimeSpan CodeLife { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Unsure: what a call with an expired access token is answered with, -220 or -216.</summary>
    public int ExpiredTokenError { get; init; } = ZaloError.TokenExpired;

    /// <summary>Unsure: what a refresh token is answered with when it comes a second time.</summary>
    public int UsedRefreshTokenError { get; init; } = ZaloError.RefreshTokenInvalid;

    /// <summary>Calls a minute for the app.</summary>
    public int CallsPerMinute { get; init; } = 4000;

    /// <summary>Unsure: whether the consultation endpoint takes buttons and lists.</summary>
    public bool ButtonsOnV3 { get; init; } = true;

    /// <summary>Unsure: whether the windows of 48 hours and 7 days hold for the old endpoint too.</summary>
    public bool WindowOnV2 { get; init; } = true;

    /// <summary>How messages within 48 hours are counted.</summary>
    public FreeRule FreeRule { get; init; } = FreeRule.Unlimited;

    /// <summary>Messages that the package pays for between 48 hours and 7 days; after them a message is charged.</summary>
    public int PackageMessages { get; init; }

    /// <summary>The service must answer a webhook within this time, measured on the real clock.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Unsure: which failures are tried again.</summary>
    public RetryWhen RetryWhen { get; init; } = RetryWhen.AnyFailure;

    /// <summary>Unsure: whether the steps are counted from the first attempt or each from the one before.</summary>
    public bool RetryStepsFromFirstAttempt { get; init; }

    /// <summary>Unsure: whether events come only while the account has granted the app a token.</summary>
    public bool EventsNeedGrant { get; init; } = true;

    /// <summary>Webhooks under way at once; those of one resident keep their order.</summary>
    public int DeliveriesAtOnce { get; init; } = 8;

    /// <summary>Webhooks that may wait; whoever adds one more waits with it.</summary>
    public int QueueLength { get; init; } = 10_000;

    /// <summary>Whether what the app sends comes back as oa_send_*, at the start.</summary>
    public bool Echoes { get; init; } = true;

    /// <summary>Whether user_received_message follows, at the start.</summary>
    public bool Receipts { get; init; } = true;

    /// <summary>Takes the webhooks instead of the network, for a service that is hosted in memory.</summary>
    public HttpMessageHandler? WebhookHandler { get; init; }
}

/// <summary>The kind of an official account, as getoa numbers it.</summary>
public enum OaType
{
    /// <summary>Not set.</summary>
    None = 0,

    /// <summary>May use the consultation endpoint, not the old one.</summary>
    Business = 2,

    /// <summary>May use the old endpoint, not the consultation one.</summary>
    Government = 4,
}
