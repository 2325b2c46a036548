using VinhPhong.Bot.Channels.Zalo.Elsewhere;
using VinhPhong.Bot.Channels.Zalo.Files;

namespace VinhPhong.Bot.Channels.Zalo;

/// <summary>The commune's Zalo Official Account. Section <c>Zalo</c>; without <see cref="AppId"/> the channel is off. What the platform's documents leave open is a setting here.</summary>
internal sealed class ZaloOptions
{
    public const string Section = "Zalo";

    /// <summary>Files of one message; more the platform does not send.</summary>
    public const int MostFiles = 10;

    /// <summary>The application at developers.zalo.me.</summary>
    public string? AppId { get; set; }

    /// <summary>The application's secret, for tokens.</summary>
    public string? AppSecret { get; set; }

    /// <summary>The Official Account.</summary>
    public string? OaId { get; set; }

    /// <summary>What the platform signs events with; another key than <see cref="AppSecret"/>. Until it is set, events are acknowledged and dropped, so that the webhook can be saved in Zalo's console.</summary>
    public string? OaSecretKey { get; set; }

    /// <summary>Where Zalo sends the administrator back to after consent: <c>https://…/admin/zalo/callback</c>, exactly as in Zalo's console.</summary>
    public Uri? RedirectUrl { get; set; }

    /// <summary>The code with which Zalo checks who owns the domain: the part of the file name after <c>zalo_verifier</c>.</summary>
    public string? VerifierCode { get; set; }

    public Uri ApiUrl { get; set; } = new("https://openapi.zalo.me");

    public Uri OAuthUrl { get; set; } = new("https://oauth.zaloapp.com");

    /// <summary>Whether choices are sent as buttons; otherwise as numbered text. Buttons that the platform refuses become text by themselves.</summary>
    public bool Buttons { get; set; } = true;

    /// <summary>Bytes of an event.</summary>
    public int LargestEvent { get; set; } = 256 * 1024;

    /// <summary>What a resident wrote longer ago than this is kept for officers and not answered any more. Genuine retries come up to about two hours late.</summary>
    public TimeSpan OldestAnswered { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long one call to the platform may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Administrators are warned this long before the authorisation ends.</summary>
    public TimeSpan WarnBefore { get; set; } = TimeSpan.FromDays(14);

    /// <summary>After a word of staff in Zalo's own console the assistant is silent in that conversation for so long, unless an officer hands it back before.</summary>
    public TimeSpan SilentAfterStaff { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Our own words come back as events, sometimes before the answer to the call that sent them: what names nobody is not taken for somebody else's before this has passed.</summary>
    public TimeSpan EchoGrace { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>For whom words of the account are taken that are not ours and name nobody.</summary>
    public ZaloUnknownSender UnknownSender { get; set; } = ZaloUnknownSender.Staff;

    /// <summary>Hosts that files of residents and staff are fetched from, with commas between them; <c>*.</c> stands for every host below. One on this machine counts only by its own name.</summary>
    public string FileHosts { get; set; } = "*.zdn.vn";

    /// <summary>Bytes of one such file.</summary>
    public int LargestFile { get; set; } = 10 * 1024 * 1024;

    /// <summary>How long fetching one may take.</summary>
    public TimeSpan FileTimeout { get; set; } = TimeSpan.FromSeconds(30);

    public bool IsSet => !string.IsNullOrEmpty(AppId);

    /// <summary>All that is wrong, each as setting, value and cure; never a secret.</summary>
    public IEnumerable<string> Problems()
    {
        if (IsSet && string.IsNullOrEmpty(AppSecret)) yield return "Zalo:AppSecret is empty while Zalo:AppId is set; copy it from the application's page at developers.zalo.me.";
        if (IsSet && string.IsNullOrEmpty(OaId)) yield return "Zalo:OaId is empty while Zalo:AppId is set; give the id of the commune's Official Account.";
        if (RedirectUrl is { } url && !IsSafe(url)) yield return $"Zalo:RedirectUrl is \"{url}\"; expected an https address (http only on this machine).";
        if (!IsSafe(ApiUrl)) yield return $"Zalo:ApiUrl is \"{ApiUrl}\"; expected an https address (http only on this machine).";
        if (!IsSafe(OAuthUrl)) yield return $"Zalo:OAuthUrl is \"{OAuthUrl}\"; expected an https address (http only on this machine).";
        if (LargestEvent is < 1024 or > 4 * 1024 * 1024) yield return $"Zalo:LargestEvent is {LargestEvent}; give 1024 to {4 * 1024 * 1024} bytes.";
        if (OldestAnswered < TimeSpan.FromHours(2)) yield return $"Zalo:OldestAnswered is {OldestAnswered}; give at least 2 h, for example \"1.00:00:00\": the platform sends again that late.";
        if (Timeout < TimeSpan.FromMilliseconds(100) || Timeout > TimeSpan.FromMinutes(1)) yield return $"Zalo:Timeout is {Timeout}; give 0.1 s to 1 min, for example \"00:00:10\".";
        if (SilentAfterStaff < TimeSpan.FromSeconds(1) || SilentAfterStaff > TimeSpan.FromDays(7)) yield return $"Zalo:SilentAfterStaff is {SilentAfterStaff}; give 1 s to 7 days, for example \"00:30:00\".";
        if (EchoGrace < TimeSpan.FromMilliseconds(100) || EchoGrace > TimeSpan.FromMinutes(5)) yield return $"Zalo:EchoGrace is {EchoGrace}; give 0.1 s to 5 min, for example \"00:00:10\".";
        if (!Enum.IsDefined(UnknownSender)) yield return $"Zalo:UnknownSender is {UnknownSender}; give \"staff\" or \"ignore\".";
        foreach (var host in new ZaloFileHosts(FileHosts).Wrong) yield return $"Zalo:FileHosts has \"{host}\"; give names of hosts with commas between them, for example \"*.zdn.vn\".";
        if (LargestFile is < 1024 or > 50 * 1024 * 1024) yield return $"Zalo:LargestFile is {LargestFile}; give 1024 to {50 * 1024 * 1024} bytes.";
        if (FileTimeout < TimeSpan.FromSeconds(1) || FileTimeout > TimeSpan.FromMinutes(5)) yield return $"Zalo:FileTimeout is {FileTimeout}; give 1 s to 5 min, for example \"00:00:30\".";
        if (VerifierCode is { } code && !code.All(char.IsAsciiLetterOrDigit)) yield return $"Zalo:VerifierCode is \"{code}\"; give only the letters and digits between \"zalo_verifier\" and \".html\".";
    }

    private static bool IsSafe(Uri url) => url.IsAbsoluteUri && string.IsNullOrEmpty(url.UserInfo) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
}
