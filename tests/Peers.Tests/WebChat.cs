using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Peers.Tests;

/// <summary>Web Chat as a resident sees it.</summary>
internal sealed class WebChat(IPage page)
{
    public IPage Page => page;

    public ILocator Bubbles => page.Locator(".webchat__basic-transcript__activity");

    public ILocator Box => page.Locator("[data-id=webchat-sendbox-input]");

    public ILocator Suggestions => page.Locator(".webchat__suggested-action");

    public ILocator Files => page.Locator("input[type=file]");

    /// <summary>Counts how often the page has shown that somebody is typing.</summary>
    public Task<int> TypingShownAsync() => page.EvaluateAsync<int>("seen.typing");

    /// <summary>Whether the store has received such an action.</summary>
    public Task<bool> HasSeenAsync(string action) => page.EvaluateAsync<bool>("type => seen.actions.includes(type)", action);

    public async Task SayAsync(string text)
    {
        await Box.FillAsync(text);
        await Box.PressAsync("Enter");
    }

    /// <summary>Chooses files and waits until Web Chat has read them and drawn them small: Enter before that sends nothing.</summary>
    public async Task AttachAsync(params FilePayload[] files)
    {
        await Files.SetInputFilesAsync(files);
        await page.WaitForFunctionAsync("count => seen.store.getState().sendBoxAttachments.length === count", files.Length);
    }

    public Task GreetedAsync() => Expect(Bubbles).ToHaveCountAsync(1, new() { Timeout = 30_000 });
}
