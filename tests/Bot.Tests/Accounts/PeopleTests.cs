using System.Net;
using System.Net.WebSockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace VinhPhong.Bot.Tests.Accounts;

public sealed class PeopleOnSqlite(OnSqlite served) : PeopleTests(served), IClassFixture<OnSqlite>;

public sealed class PeopleOnPostgres(OnPostgres served) : PeopleTests(served), IClassFixture<OnPostgres>;

/// <summary>What administrators do with accounts, and what everybody does with their own devices.</summary>
public abstract class PeopleTests(Served served) : ServiceTests(served)
{
    [Fact]
    public async Task An_invitation_is_shown_once_and_used_once()
    {
        var service = await StartAsync();
        using var admin = await Colleague.FirstAdministratorAsync(service);
        var link = await admin.LinkForAsync("truc", "officer");
        Assert.DoesNotContain(link.Split('=')[1], (await admin.Browser.OpenAsync("/admin/people")).Html, StringComparison.Ordinal);
        using var officer = new StaffBrowser(service);
        var page = await officer.OpenAsync(link);
        Assert.Contains("truc", page.Words, StringComparison.Ordinal);
        Assert.Equal("/account/security", (await officer.SendAsync(page, "invitation", ("password", Colleague.Password), ("repeated", Colleague.Password))).Path);
        Assert.Equal(HttpStatusCode.Gone, (await officer.OpenAsync(link)).Status);
        Assert.Equal("/desk", (await officer.OpenAsync("/desk")).Path);
    }

    [Fact]
    public async Task An_invitation_ends()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var service = await StartAsync(time: time);
        using var admin = await Colleague.FirstAdministratorAsync(service);
        var link = await admin.LinkForAsync("truc", "officer");
        time.Advance(TimeSpan.FromHours(73));
        using var late = new StaffBrowser(service);
        Assert.Equal(HttpStatusCode.Gone, (await late.OpenAsync(link)).Status);
    }

    [Fact]
    public async Task Nobody_takes_the_last_administrator_away()
    {
        var service = await StartAsync();
        using var admin = await Colleague.FirstAdministratorAsync(service);
        var own = $"/admin/people/{await admin.IdAsync()}";
        var page = await admin.Browser.OpenAsync(own);
        Assert.Contains("quản trị viên cuối cùng", (await admin.Browser.SendAsync(page, "rights", ("chosenRoles", "officer"))).Words, StringComparison.Ordinal);
        Assert.Contains("quản trị viên cuối cùng", (await admin.Browser.SendAsync(page, "enabled")).Words, StringComparison.Ordinal);
        Assert.Contains("Không làm được", (await admin.Browser.SendAsync(page, "reset")).Words, StringComparison.Ordinal);
        await admin.LinkForAsync("hai", "admin"); // invited, but has no way in yet
        Assert.Contains("quản trị viên cuối cùng", (await admin.Browser.SendAsync(page, "enabled")).Words, StringComparison.Ordinal);
        using var second = await admin.InviteAsync("ba", "admin");
        Assert.Contains("Đã lưu", (await admin.Browser.SendAsync(page, "rights", ("chosenRoles", "officer"))).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.Browser.OpenAsync("/admin/people")).Status); // at the next request
    }

    [Fact]
    public async Task Two_administrators_who_disable_each_other_at_once_leave_one()
    {
        var service = await StartAsync();
        using var one = await Colleague.FirstAdministratorAsync(service);
        using var two = await one.InviteAsync("hai", "admin");
        var (pageOfTwo, pageOfOne) = (await one.Browser.OpenAsync($"/admin/people/{await two.IdAsync()}"), await two.Browser.OpenAsync($"/admin/people/{await one.IdAsync()}"));
        await Task.WhenAll(one.Browser.SendAsync(pageOfTwo, "enabled"), two.Browser.SendAsync(pageOfOne, "enabled"));
        await using var db = service.OpenDb();
        Assert.Equal(1, await db.Officers.CountAsync(row => row.Enabled, CancellationToken));
    }

    [Fact]
    public async Task Roles_and_offices_change_at_the_next_request_without_signing_in_again()
    {
        var service = await StartAsync();
        using var admin = await Colleague.FirstAdministratorAsync(service);
        using var officer = await admin.InviteAsync("truc", "editor");
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Browser.OpenAsync("/desk")).Status);
        var page = await admin.Browser.OpenAsync($"/admin/people/{await officer.IdAsync()}");
        await admin.Browser.SendAsync(page, "rights", ("chosenRoles", "officer"), ("chosenOffices", "cong-an"), ("chosenOffices", "no-such-office"));
        Assert.Equal(HttpStatusCode.OK, (await officer.Browser.OpenAsync("/desk")).Status);
        await using var db = service.OpenDb();
        Assert.Equal("cong-an", (await db.Set<Microsoft.AspNetCore.Identity.IdentityUserClaim<string>>().Where(row => row.ClaimType == "office").Select(row => row.ClaimValue).ToListAsync(CancellationToken)).Single(office => office != "tthcc"));
    }

    [Theory]
    [InlineData("enabled")]
    [InlineData("sign-out")]
    [InlineData("reset")]
    public async Task What_an_administrator_does_reaches_devices_that_are_signed_in(string form)
    {
        var service = await StartAsync();
        using var admin = await Colleague.FirstAdministratorAsync(service);
        using var officer = await admin.InviteAsync("truc", "officer");
        Assert.Equal("/desk", (await officer.Browser.OpenAsync("/desk")).Path);
        await admin.Browser.SendAsync(await admin.Browser.OpenAsync($"/admin/people/{await officer.IdAsync()}"), form);
        Assert.Equal("/account/sign-in", (await officer.Browser.OpenAsync("/desk")).Path);
        var (fresh, seen) = await officer.SignInAsync();
        using (fresh) Assert.Equal(form == "sign-out" ? "/desk" : "/account/sign-in", seen.Path);
    }

    [Fact]
    public async Task A_device_signed_out_from_another_is_out_and_its_open_page_is_cut_off_within_a_minute()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var service = await StartAsync(time: time);
        using var admin = await Colleague.FirstAdministratorAsync(service);
        using var officer = await admin.InviteAsync("truc", "officer");
        using var socket = new ClientWebSocket { Options = { Cookies = officer.Browser.Cookies } };
        await socket.ConnectAsync(new UriBuilder(service.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, CancellationToken);
        var (elsewhere, seen) = await officer.SignInAsync();
        using (elsewhere)
        {
            Assert.Equal("/desk", seen.Path);
            var page = await elsewhere.OpenAsync("/account/security");
            Assert.Contains("Test browser", page.Words, StringComparison.Ordinal);
            await elsewhere.SendAsync(page, "end-others");
            Assert.Equal("/desk", (await elsewhere.OpenAsync("/desk")).Path);
        }
        Assert.Equal("/account/sign-in", (await officer.Browser.OpenAsync("/desk")).Path);
        Assert.Equal(WebSocketState.Open, socket.State);
        var read = socket.ReceiveAsync(new byte[1024], CancellationToken);
        for (var second = 0; second < 60 && !read.IsCompleted; second += 5)
        {
            time.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(100, CancellationToken);
        }
        await Assert.ThrowsAnyAsync<WebSocketException>(() => read);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_so_that_a_copied_cookie_is_worth_nothing()
    {
        var service = await StartAsync();
        using var admin = await Colleague.FirstAdministratorAsync(service);
        using var officer = await admin.InviteAsync("truc", "officer");
        var page = await officer.Browser.OpenAsync("/account/security");
        using var thief = new StaffBrowser(service);
        foreach (Cookie cookie in officer.Browser.Cookies.GetAllCookies()) thief.Cookies.Add(new Cookie(cookie.Name, cookie.Value, cookie.Path, cookie.Domain));
        Assert.Equal("/desk", (await thief.OpenAsync("/desk")).Path);
        var token = System.Text.RegularExpressions.Regex.Match(page.Html, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", WebUtility.HtmlDecode(token))]);
        using var answer = await officer.Browser.Client.PostAsync("/account/sign-out", content, CancellationToken);
        Assert.Equal("/account/sign-in", answer.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal("/account/sign-in", (await thief.OpenAsync("/desk")).Path);
    }

    [Fact]
    public async Task A_device_that_does_nothing_for_a_working_day_is_signed_out()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var service = await StartAsync(time: time);
        using var admin = await Colleague.FirstAdministratorAsync(service);
        using var officer = await admin.InviteAsync("truc", "officer");
        for (var hour = 0; hour < 10; hour += 2)
        {
            time.Advance(TimeSpan.FromHours(2));
            Assert.Equal("/desk", (await officer.Browser.OpenAsync("/desk")).Path);
        }
        time.Advance(TimeSpan.FromHours(8.1));
        Assert.Equal("/account/sign-in", (await officer.Browser.OpenAsync("/desk")).Path);
    }

    [Fact]
    public async Task A_new_password_signs_other_devices_out()
    {
        const string next = "bà ngoại trồng rau muống";
        var service = await StartAsync();
        using var admin = await Colleague.FirstAdministratorAsync(service);
        using var officer = await admin.InviteAsync("truc", "officer");
        var (elsewhere, _) = await officer.SignInAsync();
        using (elsewhere)
        {
            var page = await officer.Browser.OpenAsync("/account/security");
            Assert.Contains("không đúng", (await officer.Browser.SendAsync(page, "password", ("current", "sai rồi"), ("next", next), ("repeated", next))).Words, StringComparison.Ordinal);
            Assert.Equal("/desk", (await elsewhere.OpenAsync("/desk")).Path);
            await officer.Browser.SendAsync(page, "password", ("current", Colleague.Password), ("next", next), ("repeated", next));
            Assert.Equal("/account/sign-in", (await elsewhere.OpenAsync("/desk")).Path);
        }
        Assert.Equal("/desk", (await officer.Browser.OpenAsync("/desk")).Path);
        var (fresh, seen) = await officer.SignInAsync(next);
        using (fresh) Assert.Equal("/desk", seen.Path);
    }
}
