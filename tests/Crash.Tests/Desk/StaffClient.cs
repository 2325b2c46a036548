using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace VinhPhong.Crash.Tests.Desk;

/// <summary>A member of staff without scripts: comes in by a one-time link, fills in forms, keeps the cookie, and calls the desk for programs.</summary>
internal sealed partial class StaffClient : IDisposable
{
    private const string Password = "con mèo nhỏ leo cây cau";

    private readonly HttpClient client;

    private StaffClient(Uri address)
    {
        client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        client.DefaultRequestHeaders.Add("X-VinhPhong-Desk", "test");
    }

    public HttpClient Http => client;

    /// <summary>The first administrator, by the link that the service wrote to its console.</summary>
    public static async Task<StaffClient> FirstAdministratorAsync(Uri address, Func<string> console, CancellationToken cancellationToken)
    {
        var admin = new StaffClient(address);
        while (!Link().IsMatch(console())) await Task.Delay(50, cancellationToken); // it is written a moment after the service is ready
        var page = await admin.GetAsync(Link().Match(console()).Value, cancellationToken);
        var security = await admin.SendAsync(page, "invitation", [("displayName", "Quản trị"), ("userName", "quantri"), ("password", Password), ("repeated", Password)], cancellationToken);
        var key = Key().Match(security.Html).Groups[1].Value;
        await admin.SendAsync(security, "authenticator-on", [("code", Code(key))], cancellationToken);
        return admin;
    }

    /// <summary>An officer of the service centre whom this administrator invites.</summary>
    public async Task<StaffClient> InviteAsync(string userName, CancellationToken cancellationToken)
    {
        var page = await GetAsync("/admin/people", cancellationToken);
        var made = await SendAsync(page, "invite", [("displayName", $"Cán bộ {userName}"), ("userName", userName), ("email", ""), ("chosenRoles", "officer"), ("chosenOffices", "tthcc")], cancellationToken);
        var officer = new StaffClient(client.BaseAddress!);
        var arrival = await officer.GetAsync(Link().Match(WebUtility.HtmlDecode(made.Html)).Value, cancellationToken);
        await officer.SendAsync(arrival, "invitation", [("password", Password), ("repeated", Password)], cancellationToken);
        return officer;
    }

    /// <summary>Lets the service speak for the Official Account, on Zalo's page, as an administrator does; gives where that ended.</summary>
    public async Task<Uri> ConsentAtZaloAsync(CancellationToken cancellationToken)
    {
        var page = await GetAsync("/admin/zalo/consent", cancellationToken);
        using var content = new FormUrlEncodedContent(HiddenIn(page.Html));
        using var answer = await client.PostAsync(new Uri(page.Address, "/v4/oa/permission/allow"), content, cancellationToken);
        return answer.EnsureSuccessStatusCode().RequestMessage!.RequestUri!;
    }

    public void Dispose() => client.Dispose();

    private async Task<(Uri Address, string Html)> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), cancellationToken);
        return (answer.RequestMessage!.RequestUri!, await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken));
    }

    private async Task<(Uri Address, string Html)> SendAsync((Uri Address, string Html) page, string form, (string Name, string Value)[] fields, CancellationToken cancellationToken)
    {
        var html = Form().Matches(page.Html).Select(match => match.Value).Single(one => one.Contains($"value=\"{form}\"", StringComparison.Ordinal));
        using var content = new FormUrlEncodedContent([.. HiddenIn(html), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        using var answer = await client.PostAsync(page.Address, content, cancellationToken);
        return (answer.RequestMessage!.RequestUri!, await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken));
    }

    private static IEnumerable<KeyValuePair<string, string>> HiddenIn(string html) =>
        Hidden().Matches(html).Select(match => KeyValuePair.Create(match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value)));

    /// <summary>The code of an authenticator app now (RFC 6238).</summary>
    private static string Code(string key)
    {
        var bits = string.Concat(key.Where(char.IsLetterOrDigit).Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(at => Convert.ToByte(bits.Substring(at * 8, 8), 2)).ToArray();
        var step = BitConverter.GetBytes(DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);
        Array.Reverse(step);
#pragma warning disable CA5350 // the algorithm that authenticator apps use
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        var number = ((hash[at] & 127) << 24 | hash[at + 1] << 16 | hash[at + 2] << 8 | hash[at + 3]) % 1_000_000;
        return number.ToString("000000", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"http://[^\s""<]+/account/invitation\?code=[\w\-]+")]
    private static partial Regex Link();

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("<code class=\"key\">([^<]+)</code>")]
    private static partial Regex Key();
}
