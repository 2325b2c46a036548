using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace VinhPhong.Simulators.Zalo.Tests;

/// <summary>The service at the other end, as simple as can be: it keeps what it gets and answers as it is told.</summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly WebApplication host;
    private readonly ConcurrentQueue<Got> got = new();

    private Service(WebApplication host) => this.host = host;

    public Func<Got, Task<int>> Answer { get; set; } = _ => Task.FromResult(200);

    public IReadOnlyList<Got> All => [.. got];

    public IReadOnlyList<string> Events => [.. got.Select(one => one.Event)];

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public static async Task<Service> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var host = builder.Build();
        var service = new Service(host);
        host.MapPost("/zalo", service.TakeAsync);
        await host.StartAsync(cancellationToken);
        service.Address = new Uri(new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), "/zalo");
        return service;
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var memory = new MemoryStream();
        await context.Request.Body.CopyToAsync(memory);
        var one = new Got(memory.ToArray(), context.Request.Headers["X-ZEvent-Signature"], context.Request.Headers["num_retry"]);
        got.Enqueue(one);
        context.Response.StatusCode = await Answer(one);
    }
}

internal sealed record Got(byte[] Body, string? Signature, string? Retry)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string Event => Json["event_name"]!.GetValue<string>();

    public string? Text => Json["message"]?["text"]?.GetValue<string>();

    public string? MessageId => Json["message"]?["msg_id"]?.GetValue<string>();
}
