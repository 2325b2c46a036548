using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VinhPhong.Bot.Accounts.Inviting;

namespace VinhPhong.Bot.Tests.Accounts;

public sealed class SigningInOnSqlite(OnSqlite served) : SigningInTests(served), IClassFixture<OnSqlite>;

public sealed class SigningInOnPostgres(OnPostgres served) : SigningInTests(served), IClassFixture<OnPostgres>;

/// <summary>Ways in, and what is no way in.</summary>
public abstract class SigningInTests(Served served) : ServiceTests(served)
{
    [Fact]
    public async Task The_link_for_the_first_administrator_works_once_and_only_its_newest()
    {
        var service = await StartAsync();
        var first = service.Services.GetRequiredService<FirstAdministrator>();
        var (old, link) = (await first.LinkAsync(CancellationToken), await first.LinkAsync(CancellationToken));
        using var browser = new StaffBrowser(service);
        Assert.Equal(HttpStatusCode.Gone, (await browser.OpenAsync(old!)).Status);
        Assert.Equal(HttpStatusCode.Gone, (await browser.OpenAsync("/account/invitation?code=guessed")).Status);
        var page = await browser.OpenAsync(link!);
        var fields = new[] { ("displayName", "Lê Thị Lan"), ("userName", "lan"), ("password", Colleague.Password), ("repeated", Colleague.Password) };
        Assert.Equal("/account/security", (await browser.SendAsync(page, "invitation", fields)).Path);

        using var other = new StaffBrowser(service);
        Assert.Equal(HttpStatusCode.Gone, (await other.OpenAsync(link!)).Status);
        Assert.Null(await first.LinkAsync(CancellationToken));
        await using var db = service.OpenDb();
        Assert.DoesNotContain(await db.Invitations.Select(row => row.TokenHash).ToListAsync(CancellationToken), hash => link!.Contains(hash, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ngắn quá", "ít nhất 12")]
    [InlineData("matkhau123456", "nhiều người dùng")]
    [InlineData("Mật Khẩu 123456", "nhiều người dùng")]
    [InlineData("abcabcabcabc", "nhiều người dùng")]
    [InlineData("111111111111", "nhiều người dùng")]
    [InlineData("quê tôi là Vĩnh Phong", "tên của trợ lý")]
    [InlineData("đây là thuylinh88 nhé", "tên đăng nhập")]
    public async Task A_password_that_is_guessed_first_is_refused(string password, string reason)
    {
        var service = await StartAsync();
        var link = await service.Services.GetRequiredService<FirstAdministrator>().LinkAsync(CancellationToken);
        using var browser = new StaffBrowser(service);
        var page = await browser.OpenAsync(link!);
        var seen = await browser.SendAsync(page, "invitation", ("displayName", "Lan"), ("userName", "thuylinh88"), ("password", password), ("repeated", password));
        Assert.Contains(reason, seen.Words, StringComparison.Ordinal);
        await using var db = service.OpenDb();
        Assert.Empty(await db.Officers.ToListAsync(CancellationToken)); // nothing half made: the link still works
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync(link!)).Status);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_and_nobody_is_told_which_names_there_are()
    {
        var service = await StartAsync(["Accounts:SignInsPerMinutePerAddress=1000", "Accounts:LockedFor=00:00:03"]);
        using var admin = await Colleague.FirstAdministratorAsync(service);
        using var officer = await admin.InviteAsync("truc", "officer");
        string? said = null;
        for (var attempt = 0; attempt < 5; attempt++) said = await RefusedAsync(officer.UserName, "sai mật khẩu rồi đó");
        Assert.Equal(said, await RefusedAsync(officer.UserName, Colleague.Password)); // right, but locked
        Assert.Equal(said, await RefusedAsync("khongcoai", Colleague.Password));
        await Task.Delay(TimeSpan.FromSeconds(3.5), CancellationToken);
        var (browser, seen) = await officer.SignInAsync();
        using (browser) Assert.Equal("/desk", seen.Path);

        await using var db = service.OpenDb();
        var failures = await db.AuditEntries.Where(row => row.Action == "account.sign-in.failed").OrderBy(row => row.Number).ToListAsync(CancellationToken);
        Assert.Equal(["truc", "truc", "truc", "truc", "truc", "truc", ""], failures.Select(row => row.Subject));
        Assert.DoesNotContain(failures, row => row.Detail.Contains("khongcoai", StringComparison.Ordinal));

        async Task<string> RefusedAsync(string userName, string password)
        {
            using var fresh = new StaffBrowser(service);
            var answer = await fresh.SendAsync(await fresh.OpenAsync("/account/sign-in"), "sign-in", ("userName", userName), ("password", password));
            Assert.Equal("/account/sign-in", answer.Path);
            return System.Text.RegularExpressions.Regex.Match(answer.Html, "role=\"alert\">([^<]+)<").Groups[1].Value;
        }
    }

    [Fact]
    public async Task Who_has_a_role_that_matters_reaches_nothing_but_their_own_account_until_a_second_factor_is_set_up()
    {
        var service = await StartAsync();
        using var admin = await Colleague.FirstAdministratorAsync(service);
        var link = await admin.LinkForAsync("giamsat", "supervisor", "officer");
        using var browser = new StaffBrowser(service);
        var inside = await browser.SendAsync(await browser.OpenAsync(link), "invitation", ("password", Colleague.Password), ("repeated", Colleague.Password));
        Assert.Contains("cần xác nhận hai bước", inside.Words, StringComparison.Ordinal);
        foreach (var path in (string[])["/desk", "/audit", "/admin/people"]) Assert.Equal("/account/security", (await browser.OpenAsync(path)).Path);
        using var negotiate = await browser.Client.PostAsync("/_blazor/negotiate?negotiateVersion=1", null, CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, negotiate.StatusCode);

        var wrong = await browser.SendAsync(inside, "authenticator-on", ("code", "000000"));
        Assert.Contains("Mã không đúng", wrong.Words, StringComparison.Ordinal);
        Assert.Equal("/account/security", (await browser.OpenAsync("/desk")).Path);
        await browser.SendAsync(inside, "authenticator-on", ("code", Totp.Code(inside.Code)));
        Assert.Equal("/desk", (await browser.OpenAsync("/desk")).Path);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.OpenAsync("/admin/people")).Status);
    }

    [Fact]
    public async Task A_code_of_the_app_is_asked_for_after_the_password_and_is_good_once()
    {
        var service = await StartAsync();
        using var admin = await Colleague.FirstAdministratorAsync(service);
        var (browser, step) = await admin.SignInAsync(path: "/account/sign-in?ReturnUrl=%2Faudit");
        using (browser)
        {
            Assert.Equal("/account/second-step", step.Path);
            Assert.Equal("/account/sign-in", (await browser.OpenAsync("/audit")).Path); // a password is not a way in
            step = await browser.SendAsync(await browser.OpenAsync(step.Address.PathAndQuery), "code", ("code", "123456"));
            Assert.Contains("Mã không đúng", step.Words, StringComparison.Ordinal);
            Assert.Equal("/audit", (await browser.SendAsync(step, "code", ("code", admin.NextCode()))).Path);
        }
        var (again, second) = await admin.SignInAsync();
        using (again) Assert.Contains("đã dùng rồi", (await again.SendAsync(second, "code", ("code", admin.SameCodeAgain()))).Words, StringComparison.Ordinal);
        var (third, last) = await admin.SignInAsync();
        using (third) Assert.Equal("/desk", (await third.SendAsync(last, "code", ("code", admin.NextCode()))).Path);
    }

    [Fact]
    public async Task A_recovery_code_stands_in_for_the_app_once_and_is_kept_as_a_hash_only()
    {
        var service = await StartAsync();
        using var admin = await Colleague.FirstAdministratorAsync(service);
        var (browser, step) = await admin.SignInAsync();
        using (browser) Assert.Equal("/desk", (await browser.SendAsync(step, "recovery", ("recoveryCode", admin.RecoveryCodes[3].ToLowerInvariant()))).Path);
        var (again, second) = await admin.SignInAsync();
        using (again) Assert.Equal("/account/second-step", (await again.SendAsync(second, "recovery", ("recoveryCode", admin.RecoveryCodes[3]))).Path);
        await using var db = service.OpenDb();
        var kept = string.Concat(await db.Set<Microsoft.AspNetCore.Identity.IdentityUserToken<string>>().Select(row => row.Value).ToListAsync(CancellationToken));
        Assert.All(admin.RecoveryCodes, code => Assert.DoesNotContain(code, kept, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task After_signing_in_nobody_is_led_away(string address)
    {
        var service = await StartAsync();
        using var admin = await Colleague.FirstAdministratorAsync(service);
        using var officer = await admin.InviteAsync("truc", "officer");
        var (browser, seen) = await officer.SignInAsync(path: "/account/sign-in?ReturnUrl=" + Uri.EscapeDataString(address));
        using (browser) Assert.Equal(service.Address + "desk", seen.Address.ToString());
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var browser = new StaffBrowser(Shared);
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "sign-in"), KeyValuePair.Create("userName", "a"), KeyValuePair.Create("password", "b")]);
        using var answer = await browser.Client.PostAsync("/account/sign-in", content, CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task An_address_that_tries_too_often_must_wait()
    {
        var service = await StartAsync(["Accounts:SignInsPerMinutePerAddress=3"]);
        using var browser = new StaffBrowser(service);
        var page = await browser.OpenAsync("/account/sign-in");
        var statuses = new List<HttpStatusCode>();
        for (var attempt = 0; attempt < 4; attempt++) statuses.Add((await browser.SendAsync(page, "sign-in", ("userName", "ai"), ("password", "gì"))).Status);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], statuses);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/account/sign-in")).Status); // reading is not trying
    }

    [Fact]
    public async Task The_cookie_is_for_the_server_alone()
    {
        using var answer = await SignedInAnswerAsync(await StartAsync());
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("vinhphong.staff=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase); // http on this machine
        using var https = await SignedInAnswerAsync(await StartAsync(["Operation:TrustedProxies:0=127.0.0.1"]), "https");
        Assert.Contains("secure", https.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("vinhphong.staff=", StringComparison.Ordinal)), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<HttpResponseMessage> SignedInAnswerAsync(Service service, string? scheme = null)
    {
        var link = await service.Services.GetRequiredService<FirstAdministrator>().LinkAsync(CancellationToken);
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = service.Address };
        if (scheme is not null) client.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        if (scheme is not null) client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        using var page = await client.GetAsync(link, CancellationToken);
        var cookies = string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        var html = await page.Content.ReadAsStringAsync(CancellationToken);
        var hidden = System.Text.RegularExpressions.Regex.Matches(html, "<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"").Select(match => KeyValuePair.Create(match.Groups[1].Value, match.Groups[2].Value));
        using var content = new FormUrlEncodedContent([.. hidden, KeyValuePair.Create("displayName", "Lan"), KeyValuePair.Create("userName", "lan"), KeyValuePair.Create("password", Colleague.Password), KeyValuePair.Create("repeated", Colleague.Password)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, link) { Content = content };
        request.Headers.Add("Cookie", cookies);
        var answer = await client.SendAsync(request, CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer;
    }
}
