using System.Net;

namespace VinhPhong.Bot.Channels.Zalo.Files;

/// <summary>
/// From where files are fetched. An event tells the address, and an address may lead anywhere; so only hosts of the platform count, and only where they lead to the public internet.
/// A host on this machine counts if it is set by its own name: a simulated platform.
/// </summary>
internal sealed class ZaloFileHosts
{
    /// <summary>Private, link-local, shared, documentation and other networks that nobody serves files from (https://www.iana.org/assignments/iana-ipv4-special-registry).</summary>
    private static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/3", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    /// <summary>All of IPv6 that is given out; what lies outside is local, or leads to IPv4 by another way.</summary>
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    private readonly string[] names;

    /// <summary>Names with commas between them; <c>*.</c> in front stands for every host below.</summary>
    public ZaloFileHosts(string hosts) => names = [.. hosts.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>Names that cannot be meant.</summary>
    public IEnumerable<string> Wrong => names.Where(name => Uri.CheckHostName(name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name) == UriHostNameType.Unknown || name is "*");

    public bool Allows(Uri address) => address is { IsAbsoluteUri: true, UserInfo: "" } && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && names.Any(name => Names(name, address.IdnHost)) && (address.IsDefaultPort || IsOwnMachine(address.IdnHost));

    /// <summary>Whether a host may be reached at this address, once its name is looked up.</summary>
    public bool Allows(string host, IPAddress address) => IsPublic(address) || (IsOwnMachine(host) && IPAddress.IsLoopback(address));

    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return (address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork || Global.Contains(address)) && !Closed.Any(network => network.Contains(address));
    }

    private bool IsOwnMachine(string host) => names.Contains(host, StringComparer.OrdinalIgnoreCase) && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)));

    private static bool Names(string name, string host) => name.StartsWith("*.", StringComparison.Ordinal)
        ? host.Length >= name.Length && host.EndsWith(name[1..], StringComparison.OrdinalIgnoreCase) : host.Equals(name, StringComparison.OrdinalIgnoreCase);
}
