using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using VinhPhong.Bot.Conversations;

namespace VinhPhong.Bot.Operation;

/// <summary>Running and watching the service: health, metrics, traces, logs, a stop that finishes what is in hand.</summary>
internal static class OperationSetup
{
    public static void AddOperation(this WebApplicationBuilder builder, OperationOptions options)
    {
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.StopWithin);
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded => TrustProxies(forwarded, options));
        builder.Services.AddHealthChecks().AddCheck<StoreHealth>("store", tags: ["ready"]).AddCheck<KnowledgeHealth>("knowledge", tags: ["ready"]).AddCheck<OutboxHealth>("outbox", tags: ["ready"]);
        builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(ConversationMetrics.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime").AddPrometheusExporter();
                if (options.OtlpEndpoint is { } endpoint) metrics.AddOtlpExporter(otlp => otlp.Endpoint = endpoint);
            })
            .WithTracing(traces =>
            {
                if (options.OtlpEndpoint is { } endpoint) traces.AddSource(ConversationMetrics.MeterName).AddAspNetCoreInstrumentation().AddOtlpExporter(otlp => otlp.Endpoint = endpoint);
            });
        if (options.OtlpEndpoint is { } logs) builder.Logging.AddOpenTelemetry(telemetry => telemetry.AddOtlpExporter(otlp => otlp.Endpoint = logs));
        // The framework's request log has whole addresses in it, and the address of a stream has a ticket.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
    }

    public static void MapOperation(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
        app.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous(); // MetricsAccess decides
    }

    private static void TrustProxies(ForwardedHeadersOptions forwarded, OperationOptions options)
    {
        forwarded.ForwardedHeaders = options.TrustedProxies.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        forwarded.KnownIPNetworks.Clear();
        forwarded.KnownProxies.Clear();
        foreach (var proxy in options.TrustedProxies)
        {
            if (IPAddress.TryParse(proxy, out var address)) forwarded.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(proxy, out var network)) forwarded.KnownIPNetworks.Add(network);
        }
    }
}
