using System.Buffers;
using System.Collections.Frozen;

namespace VinhPhong.Knowledge.Safety;

/// <summary>A web address in a message: its host in lower case, and whether it is written so as to deceive.</summary>
public readonly record struct Link(string Host, bool Deceives);

/// <summary>Finds web addresses in what residents paste, in one pass over the text: whole ones, and bare hosts such as <c>vneid-capnhat.com</c>.</summary>
public static class Links
{
    private const int LongestHost = 253;

    private static readonly SearchValues<char> Numeric = SearchValues.Create("0123456789.");

    private static readonly FrozenSet<string> Endings = new[]
    {
        "vn", "com", "net", "org", "info", "top", "xyz", "site", "online", "cc", "co", "io", "me", "app", "vip", "club", "shop", "link", "ly", "tk", "icu", "live", "pro", "asia",
        "dev", "store", "today", "biz", "life", "fun", "work", "one", "win", "bid", "website", "tech", "cn", "ru", "page", "click", "support", "help", "mobi", "gov", "edu",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The addresses, each host once, in order of appearance.</summary>
    public static IReadOnlyList<Link> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var links = new List<Link>();
        foreach (var range in text.AsSpan().SplitAny(" \t\r\n\"'<>()[]{}|,;“”‘’"))
        {
            var word = text.AsSpan(range);
            if (word.Length > 3 && word.Contains('.') && Read(word) is { } link && !links.Contains(link)) links.Add(link);
        }
        return links;
    }

    private static Link? Read(ReadOnlySpan<char> word)
    {
        var scheme = word.IndexOf("://", StringComparison.Ordinal);
        var rest = scheme >= 0 ? word[(scheme + 3)..] : word;
        var end = rest.IndexOfAny('/', '?', '#');
        var authority = (end >= 0 ? rest[..end] : rest).TrimEnd(".:!…：");
        var at = authority.LastIndexOf('@');
        if (at >= 0 && scheme < 0) return null; // a mail address
        var host = authority[(at + 1)..];
        var port = host.LastIndexOf(':');
        if (port >= 0) host = host[..port];
        if (host.Length is < 4 or > LongestHost) return null;
        if (scheme >= 0) return new Link(Lower(host), at >= 0 || IsAddress(host) || HasOtherLetters(host));
        return IsHost(host) ? new Link(Lower(host), HasOtherLetters(host)) : null;
    }

    private static bool IsHost(ReadOnlySpan<char> host)
    {
        var labels = 0;
        var last = default(Range);
        foreach (var label in host.Split('.'))
        {
            if (host[label].IsEmpty || host[label][0] == '-') return false;
            foreach (var c in host[label])
            {
                if (!char.IsLetterOrDigit(c) && c != '-') return false;
            }
            labels++;
            last = label;
        }
        return labels >= 2 && Endings.Contains(Lower(host[last]));
    }

    private static bool IsAddress(ReadOnlySpan<char> host) => host.IndexOfAnyExcept(Numeric) < 0;

    private static bool HasOtherLetters(ReadOnlySpan<char> host) => host.IndexOfAnyExceptInRange('!', '~') >= 0;

    private static string Lower(ReadOnlySpan<char> host) => host.ToString().ToLowerInvariant();
}
