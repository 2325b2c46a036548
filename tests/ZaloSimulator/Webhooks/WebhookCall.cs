using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

namespace VinhPhong.Simulators.Zalo.Webhooks;

/// <summary>One attempt over HTTP, under the stopwatch of the real clock: the service is real, whatever clock the platform lives by.</summary>
internal sealed class WebhookCall(ZaloSimulatorOptions options) : IDisposable
{
    private readonly HttpClient client = new(options.WebhookHandler ?? new SocketsHttpHandler { AllowAutoRedirect = false }, disposeHandler: options.WebhookHandler is null)
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<WebhookAnswer> PostAsync(Uri address, WebhookEvent what, int retry, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(what.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (what.Signature is not null) request.Headers.TryAddWithoutValidation(WebhookSignature.Header, what.Signature);
        if (retry > 0) request.Headers.Add("num_retry", retry.ToString(CultureInfo.InvariantCulture));
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        inTime.CancelAfter(options.AnswerWithin);
        var since = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, inTime.Token);
            return new WebhookAnswer((int)answer.StatusCode, Stopwatch.GetElapsedTime(since).TotalMilliseconds, null);
        }
        catch (OperationCanceledException)
        {
            return new WebhookAnswer(null, Stopwatch.GetElapsedTime(since).TotalMilliseconds, "timeout");
        }
        catch (HttpRequestException)
        {
            return new WebhookAnswer(null, Stopwatch.GetElapsedTime(since).TotalMilliseconds, "connection");
        }
    }

    public void Dispose() => client.Dispose();
}

/// <summary>What came back.</summary>
/// <param name="Status">Null when nothing did.</param>
/// <param name="Milliseconds">Until then.</param>
/// <param name="Problem">timeout or connection.</param>
internal sealed record WebhookAnswer(int? Status, double Milliseconds, string? Problem)
{
    public bool Failed(RetryWhen when) => when == RetryWhen.AnyFailure ? Status != 200 : Status is null;
}
