namespace VinhPhong.Bot.Channels.DirectLine;

/// <summary>The Direct Line channel, which the web widget speaks. Section <c>DirectLine</c>.</summary>
internal sealed class DirectLineOptions
{
    public const string Section = "DirectLine";

    private const int ShortestSecret = 32;

    /// <summary>Secrets of servers that may generate tokens and open conversations; none by default. They never go to a browser.</summary>
    public string[] Secrets { get; set; } = [];

    /// <summary>Keys that sign tokens, base64, the first one signs and all verify; none means a key of its own in the storage folder. Several instances must share them.</summary>
    public string[] SigningKeys { get; set; } = [];

    /// <summary>Web origins whose pages may show the widget, such as <c>https://vinhphong.angiang.gov.vn</c>; the service's own origin always may.</summary>
    public string[] TrustedOrigins { get; set; } = [];

    /// <summary>The address that browsers reach the service at, if it is not the one that requests carry (behind a proxy), such as <c>https://tro-ly.example.vn</c>.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>Clients refresh every 15 minutes and treat an expired token as the end, so it is long.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long after its end a token can still be exchanged for a new one: a resident comes back next week to the same conversation.</summary>
    public TimeSpan RefreshGrace { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Characters of one activity.</summary>
    public int LongestActivity { get; set; } = 256 * 1024;

    /// <summary>Bytes of one file.</summary>
    public int LargestFile { get; set; } = 10 * 1024 * 1024;

    /// <summary>Files in one message.</summary>
    public int MostFiles { get; set; } = 5;

    /// <summary>Messages of one conversation in a minute.</summary>
    public int PostsPerMinute { get; set; } = 60;

    /// <summary>Uploads of one conversation in a minute.</summary>
    public int UploadsPerMinute { get; set; } = 10;

    /// <summary>New tokens and conversations from one address in a minute; a whole hamlet may share one address.</summary>
    public int StartsPerMinutePerAddress { get; set; } = 600;

    /// <summary>Streams of one conversation; a further one ends the oldest.</summary>
    public int StreamsPerConversation { get; set; } = 4;

    /// <summary>All that is wrong, each as setting, value and cure.</summary>
    public IEnumerable<string> Problems()
    {
        for (var i = 0; i < Secrets.Length; i++)
        {
            if (Secrets[i].Length < ShortestSecret) yield return $"DirectLine:Secrets:{i} is shorter than {ShortestSecret} characters; make one with \"openssl rand -base64 48\".";
        }
        for (var i = 0; i < SigningKeys.Length; i++)
        {
            if (!IsKey(SigningKeys[i])) yield return $"DirectLine:SigningKeys:{i} is not base64 of at least 32 bytes; make one with \"openssl rand -base64 48\".";
        }
        foreach (var origin in TrustedOrigins)
        {
            if (!Uri.TryCreate(origin, UriKind.Absolute, out var parsed) || parsed.GetLeftPart(UriPartial.Authority) != origin)
                yield return $"DirectLine:TrustedOrigins has \"{origin}\"; expected scheme and host only, such as \"https://vinhphong.angiang.gov.vn\".";
        }
        if (PublicUrl is { } url && (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https")))
            yield return $"DirectLine:PublicUrl is \"{url}\"; expected the address of the service, such as \"https://tro-ly.example.vn\".";
        if (TokenLifetime < TimeSpan.FromSeconds(1)) yield return $"DirectLine:TokenLifetime is {TokenLifetime}; give at least 00:20:00 in service, because clients refresh every 15 minutes.";
        if (RefreshGrace < TimeSpan.Zero) yield return $"DirectLine:RefreshGrace is {RefreshGrace}; give 0 or more, for example \"7.00:00:00\".";
        foreach (var (name, value) in Counts())
        {
            if (value < 1) yield return $"DirectLine:{name} is {value}; give at least 1.";
        }
    }

    private IEnumerable<(string Name, int Value)> Counts() =>
    [
        (nameof(LongestActivity), LongestActivity), (nameof(LargestFile), LargestFile), (nameof(MostFiles), MostFiles), (nameof(PostsPerMinute), PostsPerMinute),
        (nameof(UploadsPerMinute), UploadsPerMinute), (nameof(StartsPerMinutePerAddress), StartsPerMinutePerAddress), (nameof(StreamsPerConversation), StreamsPerConversation),
    ];

    private static bool IsKey(string text)
    {
        Span<byte> bytes = stackalloc byte[256];
        return Convert.TryFromBase64String(text, bytes, out var length) && length >= 32;
    }
}
