using System.Net;
using Microsoft.Extensions.DependencyInjection;
using VinhPhong.Bot.Accounts.Inviting;

namespace VinhPhong.Bot.Tests.Accounts;

/// <summary>A member of staff with a browser, who came in as everybody does: by a one-time link, and with a second factor where the role needs one.</summary>
internal sealed class Colleague(Service service, string userName, string? key, IReadOnlyList<string> recoveryCodes, StaffBrowser browser) : IDisposable
{
    public const string Password = "con mèo nhỏ leo cây cau";

    private int codes;

    public Service Service { get; } = service;

    public string UserName { get; } = userName;

    public StaffBrowser Browser { get; } = browser;

    public IReadOnlyList<string> RecoveryCodes { get; } = recoveryCodes;

    /// <summary>The next code of their app: each is good once, so a test that needs several takes them one step apart.</summary>
    public string NextCode() => Totp.Code(key!, codes++ - 1);

    public string SameCodeAgain() => Totp.Code(key!, codes - 2);

    public static async Task<Colleague> FirstAdministratorAsync(Service service, string userName = "quantri")
    {
        var link = await service.Services.GetRequiredService<FirstAdministrator>().LinkAsync(TestContext.Current.CancellationToken);
        return await ArriveAsync(service, link!, userName, isFirst: true, needsFactor: true);
    }

    /// <summary>Invited by this administrator, with these roles.</summary>
    public async Task<Colleague> InviteAsync(string userName, params string[] roles) =>
        await ArriveAsync(Service, await LinkForAsync(userName, roles), userName, isFirst: false, needsFactor: roles.Any(role => role is "supervisor" or "approver" or "admin"));

    /// <summary>The path of the link that the administrator is shown.</summary>
    public async Task<string> LinkForAsync(string userName, params string[] roles)
    {
        var page = await Browser.OpenAsync("/admin/people");
        var fields = roles.Select(role => ("chosenRoles", role)).Prepend(("userName", userName)).Prepend(("displayName", $"Cán bộ {userName}")).Append(("chosenOffices", "tthcc")).Append(("email", $"{userName}@example.gov.vn"));
        var made = await Browser.SendAsync(page, "invite", [.. fields]);
        return Uri.TryCreate(made.Code, UriKind.Absolute, out var link) ? link.PathAndQuery : throw new InvalidOperationException(made.Words);
    }

    public async Task<string> IdAsync()
    {
        await using var db = Service.OpenDb();
        return db.Officers.Single(row => row.UserName == UserName).Id;
    }

    /// <summary>Signs in in a fresh browser, as far as a password gets.</summary>
    public async Task<(StaffBrowser Browser, StaffBrowser.Seen Seen)> SignInAsync(string password = Password, string path = "/account/sign-in")
    {
        var fresh = new StaffBrowser(Service);
        var page = await fresh.OpenAsync(path);
        return (fresh, await fresh.SendAsync(page, "sign-in", ("userName", UserName), ("password", password)));
    }

    public void Dispose() => Browser.Dispose();

    private static async Task<Colleague> ArriveAsync(Service service, string link, string userName, bool isFirst, bool needsFactor)
    {
        var browser = new StaffBrowser(service);
        var page = await browser.OpenAsync(link);
        (string, string)[] who = isFirst ? [("displayName", $"Cán bộ {userName}"), ("userName", userName)] : [];
        var inside = await browser.SendAsync(page, "invitation", [.. who, ("password", Password), ("repeated", Password)]);
        Assert.True(inside is { Status: HttpStatusCode.OK, Path: "/account/security" }, inside.Words);
        if (!needsFactor) return new Colleague(service, userName, null, [], browser);
        var key = inside.Code;
        var on = await browser.SendAsync(inside, "authenticator-on", ("code", Totp.Code(key, -2)));
        Assert.Equal(10, on.RecoveryCodes.Count);
        return new Colleague(service, userName, key, on.RecoveryCodes, browser);
    }
}
