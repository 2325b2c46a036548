using System.Net;

namespace VinhPhong.Bot.Operation;

/// <summary>How the service is run and watched. Section <c>Operation</c>.</summary>
internal sealed class OperationOptions
{
    public const string Section = "Operation";

    private const int ShortestToken = 32;

    /// <summary>Bearer token for <c>/metrics</c> from other machines; empty: from this machine only.</summary>
    public string? MetricsToken { get; set; }

    /// <summary>Address of an OpenTelemetry collector, such as <c>http://collector:4317</c>; empty: nothing is sent.</summary>
    public Uri? OtlpEndpoint { get; set; }

    /// <summary>Proxies whose X-Forwarded headers are believed: addresses, or networks such as <c>10.0.0.0/8</c>. Without one the header is not read.</summary>
    public string[] TrustedProxies { get; set; } = [];

    /// <summary>How long a stop waits for what is in hand.</summary>
    public TimeSpan StopWithin { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>All that is wrong, each as setting, value and cure.</summary>
    public IEnumerable<string> Problems()
    {
        if (!string.IsNullOrEmpty(MetricsToken) && MetricsToken.Length < ShortestToken) yield return $"Operation:MetricsToken is shorter than {ShortestToken} characters; make one with \"openssl rand -base64 48\".";
        if (OtlpEndpoint is { } endpoint && (!endpoint.IsAbsoluteUri || endpoint.Scheme is not ("http" or "https"))) yield return $"Operation:OtlpEndpoint is \"{endpoint}\"; expected an address such as \"http://collector:4317\".";
        foreach (var proxy in TrustedProxies)
        {
            if (!IPNetwork.TryParse(proxy, out _) && !IPAddress.TryParse(proxy, out _)) yield return $"Operation:TrustedProxies has \"{proxy}\"; expected an address or a network such as \"10.0.0.0/8\".";
        }
        if (StopWithin < TimeSpan.FromSeconds(1)) yield return $"Operation:StopWithin is {StopWithin}; give at least one second, for example \"00:00:30\".";
    }
}
