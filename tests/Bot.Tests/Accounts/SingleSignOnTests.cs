using Microsoft.EntityFrameworkCore;

namespace VinhPhong.Bot.Tests.Accounts;

/// <summary>Signing in with an identity provider: it says who somebody is, an administrator has said that they work here.</summary>
public sealed class SingleSignOnTests(OnSqlite served) : ServiceTests(served), IClassFixture<OnSqlite>
{
    [Fact]
    public async Task Who_was_invited_comes_in_by_a_verified_address_and_later_by_the_login()
    {
        await using var issuer = await Issuer.StartAsync();
        var service = await WithAsync(issuer);
        using var admin = await Colleague.FirstAdministratorAsync(service);
        await admin.LinkForAsync("truc", "officer");
        issuer.Person = ("subject-1", "truc@example.gov.vn", true);
        using var browser = new StaffBrowser(service);
        Assert.Contains("tài khoản công vụ", (await browser.OpenAsync("/account/sign-in")).Words, StringComparison.Ordinal);
        Assert.Equal("/desk", (await browser.OpenAsync("/account/sso?ReturnUrl=%2Fdesk")).Path);

        issuer.Person = ("subject-1", "changed@example.gov.vn", false); // known by the login now
        using var again = new StaffBrowser(service);
        Assert.Equal("/desk", (await again.OpenAsync("/account/sso")).Path);
    }

    [Theory]
    [InlineData("stranger@example.gov.vn", true)]
    [InlineData("truc@example.gov.vn", false)]
    public async Task Who_was_not_invited_or_whose_address_is_not_verified_stays_outside(string email, bool verified)
    {
        await using var issuer = await Issuer.StartAsync();
        var service = await WithAsync(issuer);
        using var admin = await Colleague.FirstAdministratorAsync(service);
        await admin.LinkForAsync("truc", "officer");
        issuer.Person = ("subject-2", email, verified);
        await RefusedAsync(service);
        await using var db = service.OpenDb();
        Assert.Equal(2, await db.Officers.CountAsync(CancellationToken)); // no account is made
    }

    [Fact]
    public async Task A_token_for_another_service_is_refused()
    {
        await using var issuer = await Issuer.StartAsync();
        var service = await WithAsync(issuer);
        using var admin = await Colleague.FirstAdministratorAsync(service);
        await admin.LinkForAsync("truc", "officer");
        (issuer.Person, issuer.SigningAudience) = (("subject-3", "truc@example.gov.vn", true), "another service");
        await RefusedAsync(service);
    }

    [Fact]
    public async Task Who_has_a_second_factor_here_gives_it_here()
    {
        await using var issuer = await Issuer.StartAsync();
        var service = await WithAsync(issuer);
        using var admin = await Colleague.FirstAdministratorAsync(service);
        using var supervisor = await admin.InviteAsync("giamsat", "supervisor");
        issuer.Person = ("subject-4", "giamsat@example.gov.vn", true);
        using var browser = new StaffBrowser(service);
        var step = await browser.OpenAsync("/account/sso");
        Assert.Equal("/account/second-step", step.Path);
        Assert.Equal("/desk", (await browser.SendAsync(step, "code", ("code", supervisor.NextCode()))).Path);
    }

    [Fact]
    public async Task An_account_that_is_disabled_stays_outside()
    {
        await using var issuer = await Issuer.StartAsync();
        var service = await WithAsync(issuer);
        using var admin = await Colleague.FirstAdministratorAsync(service);
        using var officer = await admin.InviteAsync("truc", "officer");
        await admin.Browser.SendAsync(await admin.Browser.OpenAsync($"/admin/people/{await officer.IdAsync()}"), "enabled");
        issuer.Person = ("subject-5", "truc@example.gov.vn", true);
        await RefusedAsync(service);
    }

    private Task<Service> WithAsync(Issuer issuer) =>
        StartAsync([$"Accounts:OpenIdConnect:Authority={issuer.Address}", $"Accounts:OpenIdConnect:ClientId={Issuer.ClientId}", $"Accounts:OpenIdConnect:ClientSecret={Issuer.ClientSecret}"]);

    private static async Task RefusedAsync(Service service)
    {
        using var browser = new StaffBrowser(service);
        var seen = await browser.OpenAsync("/account/sso");
        Assert.Equal("/account/sign-in", seen.Path);
        Assert.Contains("chưa được mời", seen.Words, StringComparison.Ordinal);
        Assert.Equal("/account/sign-in", (await browser.OpenAsync("/desk")).Path);
    }
}
