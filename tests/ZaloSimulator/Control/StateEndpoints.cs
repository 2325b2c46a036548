namespace VinhPhong.Simulators.Zalo.Control;

/// <summary>The account, its tokens and its webhooks, seen and changed from outside.</summary>
internal static class StateEndpoints
{
    private const int NewestLines = 500;

    public static void MapState(this RouteGroupBuilder control, ZaloPlatform platform)
    {
        control.MapGet("/state", () => Results.Json(State(platform), ControlJson.Options));
        control.MapGet("/log", () => Results.Json(
            new { messages = platform.Log.Messages.TakeLast(NewestLines), webhooks = platform.Log.Webhooks.TakeLast(NewestLines), calls = platform.Log.Calls.TakeLast(NewestLines) },
            ControlJson.Options));
        control.MapDelete("/log", platform.Log.Clear);
        control.MapPost("/settle", context => RunAsync(context, () => platform.SettleAsync(context.RequestAborted)));
        control.MapPost("/tokens/issue", context => AnswerAsync(context, async () => await Task.FromResult(platform.Tokens.Issue())));
        control.MapPost("/tokens/expire", context => RunAsync(context, platform.Tokens.ExpireAccessTokenNow));
        control.MapPost("/tokens/revoke", context => RunAsync(context, platform.Tokens.Revoke));
        control.MapPost("/webhook", context => RunAsync(context, async () => Change(platform, await ControlJson.ReadAsync<WebhookChange>(context))));
        control.MapPost("/webhook/replay", context => AnswerAsync(context, async () =>
        {
            var replay = await ControlJson.ReadAsync<Replay>(context);
            return new { status = await platform.Webhooks.ReplayAsync(replay.MessageId, replay.Retry, context.RequestAborted) };
        }));
        control.MapPost("/account", context => RunAsync(context, async () =>
        {
            var change = await ControlJson.ReadAsync<AccountChange>(context);
            if (change.Type is not (OaType.Business or OaType.Government)) throw new ArgumentException("type: Business or Government");
            platform.OaType = change.Type;
        }));
    }

    public static async Task AnswerAsync(HttpContext context, Func<Task<object?>> command) =>
        await (await ControlEndpoints.TryAsync(command)).ExecuteAsync(context);

    public static Task RunAsync(HttpContext context, Func<Task> command) => AnswerAsync(context, async () =>
    {
        await command();
        return null;
    });

    public static Task RunAsync(HttpContext context, Action command) => RunAsync(context, () =>
    {
        command();
        return Task.CompletedTask;
    });

    private static object State(ZaloPlatform platform)
    {
        var tokens = platform.Tokens.Current;
        return new
        {
            app = platform.Options.AppId,
            account = new { id = platform.Options.OaId, name = platform.Options.OaName, type = platform.OaType },
            now = platform.World.Now,
            tokens = tokens is null ? null : new { ends = tokens.AccessEnds, expired = platform.World.Now >= tokens.AccessEnds, issued = platform.Tokens.Issued },
            webhook = new
            {
                address = platform.Webhooks.Address,
                disabled = platform.Webhooks.Disabled,
                echoes = platform.Webhooks.Echoes,
                receipts = platform.Webhooks.Receipts,
                retriesWaiting = platform.Webhooks.RetriesWaiting,
                notices = platform.Webhooks.Notices,
            },
            faults = new { waiting = platform.Faults.Waiting, shares = platform.Faults.Shares },
            residents = platform.Residents.All,
        };
    }

    private static void Change(ZaloPlatform platform, WebhookChange change)
    {
        if (change.Address is not null) platform.Webhooks.Address = change.Address;
        if (change.Enable) platform.Webhooks.EnableAgain();
        if (change.Echoes is { } echoes) platform.Webhooks.Echoes = echoes;
        if (change.Receipts is { } receipts) platform.Webhooks.Receipts = receipts;
        foreach (var (eventName, on) in change.Events ?? []) platform.Webhooks.Switch(eventName, on);
    }

    private sealed record WebhookChange
    {
        public Uri? Address { get; init; }

        public bool Enable { get; init; }

        public bool? Echoes { get; init; }

        public bool? Receipts { get; init; }

        public Dictionary<string, bool>? Events { get; init; }
    }

    private sealed record Replay
    {
        public string MessageId { get; init; } = "";

        public int Retry { get; init; }
    }

    private sealed record AccountChange
    {
        public OaType Type { get; init; }
    }
}
