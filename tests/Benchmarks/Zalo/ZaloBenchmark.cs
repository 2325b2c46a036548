using System.Globalization;
using VinhPhong.Benchmarks.Service;
using VinhPhong.Crash.Tests.Zalo;
using VinhPhong.Simulators.Zalo.Log;

namespace VinhPhong.Benchmarks.Zalo;

/// <summary><c>zalo</c>: how soon events of the platform are acknowledged while residents write and answers go out, over real sockets and with the store on disk.</summary>
internal static class ZaloBenchmark
{
    private const int Residents = 200;
    private const int PerSecond = 200;
    private const int WarmUp = 2_000;
    private const int Messages = 8_000;

    public static async Task<int> RunAsync()
    {
        var cancellationToken = CancellationToken.None;
        await using var site = await ZaloSite.OpenAsync(cancellationToken);
        var crowd = new ZaloCrowd(site.Platform, Residents);
        await crowd.WriteAsync(WarmUp, PerSecond, cancellationToken);
        await site.Platform.SettleAsync(cancellationToken);
        site.Platform.Log.Clear();
        await crowd.WriteAsync(Messages, PerSecond, cancellationToken);
        await site.Platform.SettleAsync(cancellationToken);
        var all = site.Platform.Log.Webhooks;
        var messages = all.Where(sent => sent.EventName == "user_send_text").ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{messages.Length} messages and {all.Count - messages.Length} echoes and receipts; messages acknowledged: p50 {At(messages, 0.5):0.0} ms, p99 {At(messages, 0.99):0.0} ms, longest {At(messages, 1):0.0} ms; of all events p99 {At(all, 0.99):0.0} ms; {site.Platform.Log.Messages.Count} answers had reached telephones by then; {ProcessUse.PeakMegabytes(site.Server.ProcessId):0} MB at most"));
        var table = new TargetTable();
        table.AtMost($"webhook p99 at {PerSecond} messages/s, ms", At(messages, 0.99), 100);
        table.AtMost("events that were not acknowledged", all.Count(sent => sent.Status != 200), 0);
        return table.Print() ? 0 : 1;
    }

    private static double At(IReadOnlyCollection<WebhookSent> events, double part)
    {
        double[] sorted = [.. events.Select(sent => sent.Milliseconds).Order()];
        return sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * part))];
    }
}
