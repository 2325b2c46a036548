namespace VinhPhong.Browser.Tests;

/// <summary>The widget as a resident sees it on a page.</summary>
internal sealed class Widget(IPage page)
{
    public ILocator Host => page.Locator("vinhphong-chat");
    public ILocator Panel => Host.Locator(".panel");
    public ILocator Launcher => Host.Locator(".launcher");
    public ILocator Box => Host.Locator("textarea");
    public ILocator Log => Host.Locator(".log");
    public ILocator Answers => Host.Locator("article.msg");
    public ILocator Mine => Host.Locator(".msg.mine");
    public ILocator Choices => Host.Locator(".choices button");
    public ILocator Pending => Host.Locator(".pending .msg");
    public ILocator Secret => Host.Locator(".secret");
    public ILocator State => Host.Locator(".state");
    public ILocator Scroller => Host.Locator(".scroll");
    public ILocator Newest => Host.Locator(".newest");
    public ILocator Typing => Host.Locator(".typing");
    public ILocator Notes => Host.Locator(".note");
    public ILocator File => Host.Locator("input[type=file]");
    public ILocator Send => Button("Gửi", exact: true);
    public ILocator Officer => Button("Gặp cán bộ", exact: true).First;

    public ILocator Button(string name, bool exact = false) => Host.GetByRole(AriaRole.Button, new() { Name = name, Exact = exact });

    /// <summary>Types and sends, as a resident does.</summary>
    public async Task SayAsync(string text)
    {
        await Box.FillAsync(text);
        await Box.PressAsync("Enter");
    }

    /// <summary>Asks, and waits for the answer that follows.</summary>
    public async Task<ILocator> AskAsync(string text)
    {
        await Assertions.Expect(Answers).Not.ToHaveCountAsync(0);
        var before = await Answers.CountAsync();
        await SayAsync(text);
        await Assertions.Expect(Answers).ToHaveCountAsync(before + 1);
        return Answers.Last;
    }

    /// <summary>The texts of the resident's bubbles, without their state line.</summary>
    public async Task<IReadOnlyList<string>> SaidAsync() =>
        await Mine.EvaluateAllAsync<string[]>("all => all.map(one => [...one.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join(''))");

    /// <summary>A stored value of the widget, as JSON; null where there is none.</summary>
    public Task<string?> StoredAsync(string key) => page.EvaluateAsync<string?>("key => localStorage.getItem('vinhphong.' + key)", key);

    /// <summary>How many messages the telephone still keeps.</summary>
    public Task<int> KeptAsync() => page.EvaluateAsync<int>("() => Object.keys(localStorage).filter(key => key.startsWith('vinhphong.outbox')).length");

    public Task<string> ConversationIdAsync() => page.EvaluateAsync<string>("() => JSON.parse(localStorage.getItem('vinhphong.session')).conversationId");
}
