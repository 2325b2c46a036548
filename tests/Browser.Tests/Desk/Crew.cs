using System.Text.RegularExpressions;
using VinhPhong.Bot.Tests.Accounts;
using VinhPhong.Browser.Tests.Desk;

[assembly: AssemblyFixture(typeof(Crew))]

namespace VinhPhong.Browser.Tests.Desk;

/// <summary>Somebody who works at the commune: the name residents see, what they may do, where they belong.</summary>
internal sealed record Staffer(string UserName, string Name, string Role, string? Office = null)
{
    public static readonly Staffer Admin = new("quantri", "Đỗ Quản Trị", "admin");
    public static readonly Staffer Lan = new("lan", "Trần Thị Lan", "officer", "tthcc");
    public static readonly Staffer Minh = new("minh", "Lê Văn Minh", "officer", "tthcc");
    public static readonly Staffer Hung = new("hung", "Phạm Hùng", "officer", "cong-an");
    public static readonly Staffer Thu = new("thu", "Nguyễn Thị Thu", "supervisor");
}

/// <summary>
/// The staff, brought in once as they really come: by one-time links, on the pages. What the service stored of them, and what their browsers
/// keep, is then the beginning of every test: each runs its own service on a copy.
/// </summary>
public sealed partial class Crew : IAsyncLifetime
{
    private const string Password = "con mèo nhỏ leo cây cau";
    private static readonly Staffer[] Invited = [Staffer.Lan, Staffer.Minh, Staffer.Hung, Staffer.Thu];

    private readonly SemaphoreSlim arriving = new(1);
    private readonly Dictionary<Staffer, string> browsers = [];
    private Exception? failure;
    private readonly ServerProcess first = new(new Dictionary<string, string> { ["Accounts__SignInsPerMinutePerAddress"] = "1000" });

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>What the browser of somebody who is signed in keeps.</summary>
    internal string BrowserOf(Staffer who) => browsers[who];

    /// <summary>A service of its own that knows the staff, and whose cookies are good there.</summary>
    internal async Task<ServerProcess> ServeAsync(IBrowser browser, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        await ArriveAsync(browser, cancellationToken);
        var server = new ServerProcess(settings);
        foreach (var file in Directory.EnumerateFiles(first.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(server.Folder, Path.GetRelativePath(first.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        await server.StartAsync(cancellationToken);
        return server;
    }

    private async Task ArriveAsync(IBrowser browser, CancellationToken cancellationToken)
    {
        await arriving.WaitAsync(cancellationToken);
        try
        {
            if (failure is not null) throw new InvalidOperationException("The staff could not come in: " + failure.Message, failure);
            if (browsers.Count > 0) return;
            await first.StartAsync(cancellationToken);
            await Eventually.TrueAsync(() => Link().IsMatch(first.Output), () => first.Output);
            await using var admin = await browser.NewContextAsync(new() { Locale = "vi-VN" });
            var people = await EnterAsync(admin, Link().Match(first.Output).Value, Staffer.Admin);
            foreach (var one in Invited)
            {
                await people.GotoAsync(new Uri(first.Address, "/admin/people").ToString());
                await people.Locator("#displayName").FillAsync(one.Name);
                await people.Locator("#userName").FillAsync(one.UserName);
                await people.Locator($"input[value={one.Role}]").CheckAsync();
                if (one.Office is not null) await people.Locator($"input[value={one.Office}]").CheckAsync();
                await people.Locator("form:has(#displayName) button").ClickAsync();
                var link = await people.Locator(".notice code.key").InnerTextAsync();
                await using var own = await browser.NewContextAsync(new() { Locale = "vi-VN" });
                await EnterAsync(own, link, one);
                browsers[one] = await own.StorageStateAsync();
            }
            browsers[Staffer.Admin] = await admin.StorageStateAsync();
            await first.StopAsync(cancellationToken);
        }
        catch (Exception wrong)
        {
            failure = wrong; // the links are used up: trying again would only hide it
            throw;
        }
        finally
        {
            arriving.Release();
        }
    }

    /// <summary>Takes up the invitation; with a second factor where the role needs one.</summary>
    private static async Task<IPage> EnterAsync(IBrowserContext context, string link, Staffer who)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(link);
        if (who.Role == "admin")
        {
            await page.Locator("#displayName").FillAsync(who.Name);
            await page.Locator("#userName").FillAsync(who.UserName);
        }
        await page.Locator("#password").FillAsync(Password);
        await page.Locator("#repeated").FillAsync(Password);
        await page.Locator("main button[type=submit]").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/account/security$"));
        if (who.Role is not ("admin" or "supervisor")) return page;
        await page.Locator("#code").FillAsync(Totp.Code(await page.Locator("code.key").InnerTextAsync()));
        await page.Locator("form:has(#code) button").ClickAsync();
        await Assertions.Expect(page.Locator(".codes li")).ToHaveCountAsync(10);
        return page;
    }

    public ValueTask DisposeAsync()
    {
        first.Dispose();
        arriving.Dispose();
        return ValueTask.CompletedTask;
    }

    [GeneratedRegex(@"http://\S+/account/invitation\?code=[\w-]+")]
    private static partial Regex Link();
}
