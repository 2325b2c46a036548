using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;
using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Conversations.Outbox;

namespace VinhPhong.Bot.HandOffHub;

/// <summary>Brings what waits in the outbox to the hub, signed. Runs only while a hub is set.</summary>
internal sealed class HubDelivery(OutboxRunner outbox, HubLetters letters, HubSignature signature, ConversationWriter writer, TimeProvider time, IOptions<HandOffHubOptions> options) : BackgroundService
{
    /// <summary>Statuses that no later attempt will change; all others may be a hub that is down or wrongly set up, which somebody mends.</summary>
    private static readonly HttpStatusCode[] Final = [HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.UnsupportedMediaType, HttpStatusCode.UnprocessableEntity];

    /// <summary>A redirect would carry residents' words, and a signature, to an address that nobody has set.</summary>
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) }) { Timeout = options.Value.Timeout };

    public override void Dispose()
    {
        client.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        options.Value.Url is { } url ? outbox.RunAsync(ToHub.Receiver, options.Value.Timeout, row => DeliverAsync(url, row), GivenUpAsync, stoppingToken) : Task.CompletedTask;

    private async Task<Delivery> DeliverAsync(Uri url, Outgoing row)
    {
        if (await letters.WriteAsync(row, CancellationToken.None) is not { } activity) return new Delivery.NothingLeft();
        var body = Encoding.UTF8.GetBytes(ActivityJson.Write(activity));
        var signed = signature.Sign(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add(HubSignature.TimestampHeader, signed.Timestamp);
        request.Headers.Add(HubSignature.SignatureHeader, signed.Signature);
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, CancellationToken.None);
            return Of(answer, row);
        }
        catch (HttpRequestException unreachable)
        {
            return new Delivery.Later(unreachable.HttpRequestError.ToString(), RetryAfter: null);
        }
        catch (OperationCanceledException)
        {
            return new Delivery.Later("Timeout", RetryAfter: null);
        }
    }

    private Delivery Of(HttpResponseMessage answer, Outgoing row)
    {
        if (answer.IsSuccessStatusCode) return new Delivery.Delivered();
        var problem = string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)answer.StatusCode}");
        // A hub that no longer knows what has ended knows enough.
        if (row.Kind == ToHub.CompletedKind && answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.Conflict) return new Delivery.Delivered();
        if (Final.Contains(answer.StatusCode)) return new Delivery.Refused(problem);
        var asked = answer.Headers.RetryAfter;
        return new Delivery.Later(problem, asked?.Delta ?? asked?.Date - time.GetUtcNow());
    }

    private async Task GivenUpAsync(Outgoing row, string problem)
    {
        if (row is { Kind: ToHub.InitiateKind, Reference: { } reference }) await writer.WriteAsync(new HubUnreachable(row.ConversationId, reference, problem), CancellationToken.None);
    }
}
