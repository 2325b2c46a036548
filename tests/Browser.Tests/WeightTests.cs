using System.Text.RegularExpressions;

namespace VinhPhong.Browser.Tests;

/// <summary>Small enough for a slow line, plain enough for an old telephone.</summary>
public sealed partial class WeightTests(Chromium chromium) : BrowserTest(chromium)
{
    private const int MostBytes = 25 * 1024;

    [Fact]
    public async Task The_widget_is_one_file_of_at_most_25_kB_as_it_travels()
    {
        using var client = new HttpClient { BaseAddress = Server.Address };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
        using var answer = await client.GetAsync("/widget.js", Cancelled);
        var travelling = await answer.Content.ReadAsByteArrayAsync(Cancelled);
        await OpenAsync();
        var loaded = await Page.EvaluateAsync<string[]>("() => performance.getEntriesByType('resource').map(one => new URL(one.name).pathname).filter(path => /\\.(js|css|woff2?|svg|png)$/.test(path))");

        Assert.Equal("gzip", answer.Content.Headers.ContentEncoding.Single());
        Assert.InRange(travelling.Length, 1, MostBytes);
        Assert.All(loaded, path => Assert.Contains(path, (string[])["/widget.js", "/pages.css", "/icon.svg"]));
    }

    /// <summary>What Chrome 80 parses but is also known to every WebView in use, and none of the calls that came later.</summary>
    [Fact]
    public async Task Nothing_in_it_is_newer_than_Chrome_80()
    {
        using var client = new HttpClient { BaseAddress = Server.Address };
        var script = await client.GetStringAsync("/widget.js", Cancelled);
        var code = Words().Replace(script, "''");

        Assert.Empty(TooNew().Matches(code).Select(match => match.Value));
        Assert.Empty(Unsafe().Matches(code).Select(match => match.Value));
    }

    /// <summary>Comments, strings and regular expressions, in which a sign means nothing to the parser.</summary>
    [GeneratedRegex(@"/\*[\s\S]*?\*/|(?<=^|[\s;{}])//[^\n]*|'(?:[^'\\\n]|\\.)*'|""(?:[^""\\\n]|\\.)*""|(?<=[(,=:!&|?+\n]\s*)/(?![*/])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[gimsuy]*")]
    private static partial Regex Words();

    [GeneratedRegex(@"\?\.(?!\d)|\?\?|\|\|=|&&=|\.(replaceAll|at|findLast|findLastIndex|toSorted|toReversed|hasOwn|replaceChildren|randomUUID|structuredClone|any|allSettled|inert)\(|#[A-Za-z_]\w*\s*[=(;]|(?m:^\s*static\s)|\bstructuredClone\b|\d_\d|\baspect-ratio\b|(?m:^ {4}[A-Za-z_]\w* = )")]
    private static partial Regex TooNew();

    [GeneratedRegex(@"\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|DOMParser|createContextualFragment|new Function)\b")]
    private static partial Regex Unsafe();
}
