using Microsoft.Extensions.Diagnostics.HealthChecks;
using VinhPhong.Knowledge;

namespace VinhPhong.Bot.Operation;

/// <summary>Degraded while part of the knowledge could not be read: the rest answers.</summary>
internal sealed class KnowledgeHealth(Library library) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var findings = library.Current.Findings;
        return Task.FromResult(findings.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"{findings.Count} files could not be read; the first: {findings[0]}"));
    }
}
