using Microsoft.Extensions.Diagnostics.HealthChecks;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Operation;

/// <summary>Ready when the database answers.</summary>
internal sealed class StoreHealth(BotDbFactory databases) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = databases.Create();
        return await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database does not answer.");
    }
}
