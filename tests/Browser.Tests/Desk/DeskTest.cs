using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests.Desk;

/// <summary>Residents and staff at once, each in a browser of their own, at a service that nobody else uses. <c>Page</c> and <c>Widget</c> are the resident's.</summary>
public abstract class DeskTest(Chromium chromium, Crew crew) : BrowserTest(chromium)
{
    private protected const string Wish = "Gặp cán bộ";

    private readonly Chromium chromium = chromium;
    private ServerProcess? own;

    /// <summary>What this test's service is told besides.</summary>
    private protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    private protected override async Task<ServerProcess> ServeAsync() => own = await crew.ServeAsync(chromium.Browser, Settings, Cancelled);

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await base.DisposeAsync();
        }
        finally
        {
            own?.Dispose();
        }
        GC.SuppressFinalize(this);
    }

    /// <summary>Somebody comes to work: signed in, with the desk open.</summary>
    private protected async Task<DeskScreen> ComesAsync(Staffer who, int width = 1280, int height = 800)
    {
        var screen = new DeskScreen(await OpensAsync(who, "/desk", width, height));
        await Expect(screen.Button("Phím tắt")).ToHaveAttributeAsync("aria-keyshortcuts", "?"); // it listens
        return screen;
    }

    /// <summary>A page in the browser of somebody signed in.</summary>
    private protected async Task<IPage> OpensAsync(Staffer who, string path, int width = 1280, int height = 800)
    {
        var context = await BesideAsync(new() { Locale = "vi-VN", ViewportSize = new() { Width = width, Height = height }, StorageState = crew.BrowserOf(who), ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(Server.Address, path).ToString());
        return page;
    }

    /// <summary>The resident asks something and then wishes to speak with a person.</summary>
    private protected async Task<string> AsksForOfficerAsync(string question = "quên mật khẩu vneid")
    {
        await OpenAsync();
        await Widget.AskAsync(question);
        await Widget.Officer.ClickAsync();
        await Expect(Widget.Mine.Last).ToContainTextAsync(Wish);
        return await Widget.ConversationIdAsync();
    }

    /// <summary>A resident elsewhere, at the wire: says this and gives the conversation's id.</summary>
    private protected Task<(string Id, string Token)> ElsewhereAsync(params string[] said) => KnownElsewhereAsync(user: null, said);

    /// <summary>The same for one whom a portal knows, by an id that begins with <c>dl_</c>.</summary>
    private protected async Task<(string Id, string Token)> KnownElsewhereAsync(string? user, params string[] said)
    {
        using var http = new HttpClient { BaseAddress = Server.Address };
        var started = await CallAsync(http, "conversations", Server.Secret, user is null ? null : new { user = new { id = user } });
        var (id, token) = (started.GetProperty("conversationId").GetString()!, started.GetProperty("token").GetString()!);
        foreach (var text in said) await CallAsync(http, $"conversations/{id}/activities", token, new { type = "message", text, from = new { id = "u" } });
        return (id, token);
    }

    /// <summary>What a browser tells its pages when another window comes to the front; one without windows has no other way to it.</summary>
    private protected static Task LooksAwayAsync(IPage page, bool away) =>
        page.EvaluateAsync("away => { Object.defineProperty(document, 'hidden', { get: () => away, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); }", away);

    private protected static async Task<JsonElement> CallAsync(HttpClient http, string path, string bearer, object? body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/" + path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        using var answer = await http.SendAsync(request, Cancelled);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync(Cancelled)}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
    }
}
