namespace VinhPhong.Bot.HandOffHub;

/// <summary>An outside agent hub in place of our officers' desk. Section <c>HandOffHub</c>.</summary>
internal sealed class HandOffHubOptions
{
    public const string Section = "HandOffHub";

    private const int ShortestSecret = 32;

    /// <summary>Where the hub takes events; empty: our own desk has the hand-offs.</summary>
    public Uri? Url { get; set; }

    /// <summary>What both sides sign with.</summary>
    public string? Secret { get; set; }

    /// <summary>How long the hub may take to answer.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    public bool IsSet => Url is not null;

    /// <summary>All that is wrong, each as setting, value and cure; never the secret.</summary>
    public IEnumerable<string> Problems()
    {
        if (Url is { } url && !IsSafe(url)) yield return $"HandOffHub:Url is \"{url}\"; expected an https address (http only on this machine), because what residents write goes there.";
        if (IsSet && string.IsNullOrEmpty(Secret)) yield return "HandOffHub:Secret is empty while HandOffHub:Url is set; make one with \"openssl rand -base64 48\" and give it to the hub too.";
        if (!string.IsNullOrEmpty(Secret) && Secret.Length < ShortestSecret) yield return $"HandOffHub:Secret is shorter than {ShortestSecret} characters; make one with \"openssl rand -base64 48\".";
        if (Timeout < TimeSpan.FromMilliseconds(100) || Timeout > TimeSpan.FromMinutes(1)) yield return $"HandOffHub:Timeout is {Timeout}; give 0.1 s to 1 min, for example \"00:00:10\".";
    }

    private static bool IsSafe(Uri url) => url.IsAbsoluteUri && string.IsNullOrEmpty(url.UserInfo) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
}
