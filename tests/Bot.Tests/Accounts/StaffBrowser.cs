using System.Net;
using System.Text.RegularExpressions;

namespace VinhPhong.Bot.Tests.Accounts;

/// <summary>A browser without scripts: opens pages, fills in forms, keeps cookies, follows redirects.</summary>
internal sealed partial class StaffBrowser : IDisposable
{
    private readonly HttpClient client;

    public StaffBrowser(Service service, string userAgent = "Test browser")
    {
        client = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies }) { BaseAddress = service.Address };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);
    }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Client => client;

    public sealed record Seen(HttpStatusCode Status, Uri Address, string Html)
    {
        public string Path => Address.AbsolutePath;

        /// <summary>The words on the page.</summary>
        public string Words => WebUtility.HtmlDecode(Tags().Replace(Html, " "));

        /// <summary>What stands in the first <c>code</c> with this class.</summary>
        public string Code => WebUtility.HtmlDecode(CodeWithClass().Match(Html).Groups[1].Value);

        public IReadOnlyList<string> RecoveryCodes => [.. RecoveryCode().Matches(Html).Select(match => match.Groups[1].Value)];
    }

    public async Task<Seen> OpenAsync(string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken);
        return await SeeAsync(answer);
    }

    /// <summary>Fills in a form of a page by its name and sends it, with all the hidden fields it has.</summary>
    public async Task<Seen> SendAsync(Seen page, string form, params (string Name, string Value)[] fields)
    {
        var html = Form().Matches(page.Html).Select(match => match.Value).SingleOrDefault(one => one.Contains($"value=\"{form}\"", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"There is no form {form} on {page.Path}:\n{page.Words}");
        var hidden = Hidden().Matches(html).Select(match => KeyValuePair.Create(match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value)));
        using var content = new FormUrlEncodedContent([.. hidden, .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        using var answer = await client.PostAsync(page.Address, content, TestContext.Current.CancellationToken);
        return await SeeAsync(answer);
    }

    public void Dispose() => client.Dispose();

    private static async Task<Seen> SeeAsync(HttpResponseMessage answer) =>
        new(answer.StatusCode, answer.RequestMessage!.RequestUri!, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex("<code class=\"key\">([^<]+)</code>")]
    private static partial Regex CodeWithClass();

    [GeneratedRegex("<li><code>([^<]+)</code></li>")]
    private static partial Regex RecoveryCode();
}
