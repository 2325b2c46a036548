using System.Collections.Concurrent;
using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests.Desk;

/// <summary>What an officer hears and sees of the desk while doing something else.</summary>
public sealed class AlertTests(Chromium chromium, Crew crew) : DeskTest(chromium, crew)
{
    /// <summary>The browser's own ones, which tell besides that they were used.</summary>
    private const string Tell = """
        const Real = Notification, create = BaseAudioContext.prototype.createOscillator;
        window.Notification = class extends Real { constructor(title, options) { super(title, options); tell(title + ' ' + options.body); } };
        BaseAudioContext.prototype.createOscillator = function () { tell('tone'); return create.call(this); };
        """;

    private protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Desk__AssignAutomatically"] = "false" };

    [Fact]
    public async Task A_new_one_is_heard_and_notified_as_far_as_the_officer_and_the_browser_allow_it()
    {
        var (lan, lanHears) = await ListensAsync(Staffer.Lan, "notifications");
        var (minh, minhHears) = await ListensAsync(Staffer.Minh, "geolocation"); // granting one thing refuses all others
        await NewOneAsync(1);
        Assert.Empty(lanHears); // nobody asked for it yet

        foreach (var screen in new[] { lan, minh })
        {
            await screen.Button("Bật chuông báo").ClickAsync();
            await Expect(screen.Button("Đã bật chuông")).ToBeVisibleAsync();
        }
        await NewOneAsync(2);
        Assert.Equal(["tone", "tone"], lanHears); // the first one when it was turned on; who looks at the desk needs no notification
        await LooksAwayAsync(lan.Page, true);
        await LooksAwayAsync(minh.Page, true);
        await NewOneAsync(3);
        Assert.Equal(["tone", "tone", "tone"], minhHears);
        Assert.Equal(["tone", "tone", "tone"], lanHears.Take(3));
        Assert.Matches("^Có người dân đang chờ VP-[2-9A-Z]{6}$", Assert.Single(lanHears.Skip(3))); // no word of the resident's: others look at this screen too

        await LooksAwayAsync(lan.Page, false);
        await lan.ChooseAsync(Wish);
        await lan.Claim.ClickAsync();
        await lan.SayAsync("Chào bà con.");
        Assert.Equal(4, lanHears.Count); // one's own doings ring no bell
        await Expect(lan.Button("Đã bật chuông")).ToBeVisibleAsync();

        async Task NewOneAsync(int count)
        {
            await ElsewhereAsync(Wish);
            await Expect(lan.Rows).ToHaveCountAsync(count); // shown after the alert
            await Expect(minh.Rows).ToHaveCountAsync(count);
        }
    }

    private async Task<(DeskScreen Screen, ConcurrentQueue<string> Heard)> ListensAsync(Staffer who, string allowed)
    {
        var heard = new ConcurrentQueue<string>();
        var screen = await ComesAsync(who);
        await screen.Page.Context.GrantPermissionsAsync([allowed]);
        await screen.Page.ExposeFunctionAsync("tell", (string what) => heard.Enqueue(what));
        await screen.Page.AddInitScriptAsync(Tell);
        await screen.Page.ReloadAsync();
        await Expect(screen.Button("Bật chuông báo")).ToBeVisibleAsync();
        await Expect(screen.Page.Locator("#shortcuts[aria-keyshortcuts]")).ToBeVisibleAsync(); // the desk's script has come
        return (screen, heard);
    }
}
