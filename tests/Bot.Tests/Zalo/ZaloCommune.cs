using Microsoft.Extensions.DependencyInjection;
using VinhPhong.Bot.Channels.Zalo.Receiving;
using VinhPhong.Bot.Channels.Zalo.Tokens;
using VinhPhong.Simulators.Zalo;
using VinhPhong.Simulators.Zalo.Chats;

namespace VinhPhong.Bot.Tests.Zalo;

/// <summary>The service with the commune's account at a simulated Zalo, over real HTTP both ways. The store goes with it.</summary>
internal sealed class ZaloCommune : IAsyncDisposable
{
    private ZaloCommune(Service service, ZaloSimulator zalo) => (Service, Zalo) = (service, zalo);

    public Service Service { get; }

    public ZaloSimulator Zalo { get; }

    public ZaloPlatform Platform => Zalo.Platform;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Started, with an administrator's consent.</summary>
    public static async Task<ZaloCommune> OpenAsync(Store store, OaType kind = OaType.Government, IEnumerable<string>? settings = null, Func<ZaloSimulatorOptions, ZaloSimulatorOptions>? change = null, TimeProvider? time = null)
    {
        // What is done is asked here, not how fast: a busy machine that runs tests must not look like a broken webhook.
        var options = new ZaloSimulatorOptions { OaType = kind, AnswerWithin = TimeSpan.FromSeconds(20) };
        var zalo = await ZaloSimulator.StartAsync(change?.Invoke(options) ?? options, time, Cancelled);
        var service = await Service.StartAsync(store, [.. SettingsFor(zalo), .. settings ?? []], time);
        zalo.Platform.Webhooks.Address = new Uri(service.Address, ZaloWebhook.Path);
        var commune = new ZaloCommune(service, zalo);
        await commune.ConsentAsync();
        return commune;
    }

    /// <summary>What the service has to know of the account.</summary>
    public static IEnumerable<string> SettingsFor(ZaloSimulator zalo) =>
    [
        $"Zalo:AppId={zalo.Platform.Options.AppId}",
        $"Zalo:AppSecret={zalo.Platform.Options.AppSecret}",
        $"Zalo:OaId={zalo.Platform.Options.OaId}",
        $"Zalo:OaSecretKey={zalo.Platform.Options.OaSecretKey}",
        $"Zalo:ApiUrl={zalo.Address}",
        $"Zalo:OAuthUrl={zalo.Address}",
        "Outbox:FirstRetry=00:00:00.05",
        "Outbox:LongestRetry=00:00:00.5",
    ];

    public async Task ConsentAsync()
    {
        var verifier = ZaloOAuth.NewVerifier();
        Assert.Null(await Service.Services.GetRequiredService<ZaloTokens>().BeginAsync(Platform.Tokens.Consent(ZaloOAuth.ChallengeOf(verifier)), verifier, Cancelled));
    }

    /// <summary>A resident with a telephone.</summary>
    public ZaloResident Resident(string name = "Bà Tư") => new(this, Platform.Residents.Join(name));

    public async ValueTask DisposeAsync()
    {
        await Zalo.DisposeAsync();
        await Service.DisposeAsync();
        await Service.Store.DisposeAsync();
    }
}

/// <summary>A resident who writes to the account.</summary>
internal sealed class ZaloResident(ZaloCommune commune, Simulators.Zalo.Chats.Resident resident)
{
    public string Id => resident.Id;

    /// <summary>What the account has written, oldest first.</summary>
    public IReadOnlyList<ChatMessage> Heard => [.. commune.Platform.Residents.Chat(Id).Where(message => message.By == Author.Api)];

    public Task<ChatMessage> SaysAsync(string text) => commune.Platform.Residents.SendTextAsync(Id, text, TestContext.Current.CancellationToken);

    /// <summary>Says something and waits for so many messages more.</summary>
    public async Task<IReadOnlyList<ChatMessage>> AsksAsync(string text, int messages = 1)
    {
        var before = Heard.Count;
        await SaysAsync(text);
        return await HearsAsync(before + messages) is var heard ? [.. heard.Skip(before)] : [];
    }

    /// <summary>Waits until so many messages have come in all.</summary>
    public async Task<IReadOnlyList<ChatMessage>> HearsAsync(int messages)
    {
        await Eventually.TrueAsync($"{messages} messages at the telephone", () => Task.FromResult(Heard.Count >= messages));
        return Heard;
    }

    /// <summary>Nothing more comes for a while.</summary>
    public async Task HearsNoMoreThanAsync(int messages)
    {
        await commune.Platform.SettleAsync(TestContext.Current.CancellationToken);
        await Task.Delay(400, TestContext.Current.CancellationToken);
        Assert.Equal(messages, Heard.Count);
    }
}
