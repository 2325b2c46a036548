using VinhPhong.Bot.Channels.Zalo.Receiving;

namespace VinhPhong.Bot.Channels.Zalo.Elsewhere;

/// <summary>Decides who wrote what the platform told without a name, once our own words must be known. Several instances may decide the same: the transcript takes it once.</summary>
internal sealed partial class ZaloEchoWatch(ZaloEchoes echoes, ZaloConsole console, ZaloMetrics metrics, TimeProvider time, ILogger<ZaloEchoWatch> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var echo in await echoes.DueAsync(stoppingToken)) await DecideAsync(echo, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) // the edge: it is looked at again in a moment
            {
                Log.LookFailed(logger, failure);
            }
            await Task.Delay(LookEvery, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task DecideAsync(ZaloEcho echo, CancellationToken cancellationToken)
    {
        if (await console.DecideAsync(echo, cancellationToken) is not { } outcome) return;
        metrics.Event("unnamed", outcome.ToString().ToLowerInvariant());
        if (outcome == ZaloOutcome.Stored) Log.TakenForStaff(logger);
        await echoes.RemoveAsync(echo, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A message of the Zalo account came without the name of who wrote it and is none of ours: taken for staff, see Zalo:UnknownSender")]
        public static partial void TakenForStaff(ILogger logger);

        [LoggerMessage(Level = LogLevel.Error, Message = "Messages of the Zalo account that name nobody could not be decided; they are looked at again in a moment")]
        public static partial void LookFailed(ILogger logger, Exception failure);
    }
}
