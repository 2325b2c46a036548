using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using VinhPhong.Bot.Conversations.Outbox;

namespace VinhPhong.Bot.Operation;

/// <summary>Degraded while something on the list was given up: a system outside was not told, and somebody should know.</summary>
internal sealed class OutboxHealth(OutboxStore outbox) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (_, givenUp) = await outbox.CountAsync(cancellationToken);
        if (givenUp == 0) return HealthCheckResult.Healthy();
        var newest = (await outbox.GivenUpAsync(1, cancellationToken)) is [var row] ? row : null;
        return HealthCheckResult.Degraded(string.Create(CultureInfo.InvariantCulture,
            $"{givenUp} deliveries were given up; the newest: {newest?.Kind} for {newest?.Receiver}, conversation {newest?.ConversationId}, {newest?.Problem}."));
    }
}
