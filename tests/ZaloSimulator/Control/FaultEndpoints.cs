using VinhPhong.Simulators.Zalo.Faults;
using VinhPhong.Simulators.Zalo.Webhooks;

namespace VinhPhong.Simulators.Zalo.Control;

/// <summary>Asks for faults.</summary>
internal static class FaultEndpoints
{
    public static void MapFaults(this RouteGroupBuilder control, ZaloPlatform platform)
    {
        control.MapGet("/faults", () => Results.Json(new { waiting = platform.Faults.Waiting, shares = platform.Faults.Shares }, ControlJson.Options));
        control.MapDelete("/faults", platform.Faults.Clear);
        control.MapPost("/faults/call", context => StateEndpoints.RunAsync(context, async () =>
        {
            var asked = await ControlJson.ReadAsync<CallOrder>(context);
            platform.Faults.Next(asked.On, new CallFault(asked.Kind, asked.CarriedOut, asked.Error, asked.Delay), asked.Times);
        }));
        control.MapPost("/faults/webhook", context => StateEndpoints.RunAsync(context, async () =>
        {
            var asked = await ControlJson.ReadAsync<WebhookOrder>(context);
            platform.Faults.NextWebhooks(new WebhookFault(asked.Copies, asked.AtOnce, asked.AgainAfter, asked.HoldBack), asked.Times, asked.EventName);
        }));
        control.MapPost("/faults/shares", context => StateEndpoints.RunAsync(context, async () =>
        {
            var asked = await ControlJson.ReadAsync<ShareOrder>(context);
            platform.Faults.Shares = new FaultShares(asked.Duplicates, asked.Disorder, asked.SendFailures);
        }));
        control.MapPost("/faults/limit", context => StateEndpoints.RunAsync(context, async () => platform.Faults.LimitFor((await ControlJson.ReadAsync<LimitOrder>(context)).Time)));
        control.MapPost("/faults/forge", context => StateEndpoints.AnswerAsync(context, async () =>
        {
            var asked = await ControlJson.ReadAsync<ForgeOrder>(context);
            return new
            {
                status = asked.Age is { } age
                    ? await platform.Forger.SendStaleAsync(asked.ResidentId, asked.Text, age, context.RequestAborted)
                    : await platform.Forger.SendAsync(asked.Kind, asked.ResidentId, asked.Text, context.RequestAborted),
            };
        }));
    }

    private sealed record CallOrder
    {
        public CallKind On { get; init; }

        public CallFaultKind Kind { get; init; }

        public bool CarriedOut { get; init; }

        public int Error { get; init; } = Sending.ZaloError.SendFailed;

        public TimeSpan Delay { get; init; }

        public int Times { get; init; } = 1;
    }

    private sealed record WebhookOrder
    {
        public int Copies { get; init; }

        public bool AtOnce { get; init; }

        public TimeSpan? AgainAfter { get; init; }

        public bool HoldBack { get; init; }

        public int Times { get; init; } = 1;

        public string? EventName { get; init; }
    }

    private sealed record ShareOrder
    {
        public double Duplicates { get; init; }

        public double Disorder { get; init; }

        public double SendFailures { get; init; }
    }

    private sealed record LimitOrder
    {
        public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(1);
    }

    private sealed record ForgeOrder
    {
        public Forgery Kind { get; init; }

        public string ResidentId { get; init; } = "";

        public string Text { get; init; } = "x";

        public TimeSpan? Age { get; init; }
    }
}
