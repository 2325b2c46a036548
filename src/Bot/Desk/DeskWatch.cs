using Microsoft.Extensions.Options;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.HandOffs;

namespace VinhPhong.Bot.Desk;

/// <summary>Looks the desk over at every change and every few seconds: who can be given to whom, who must be told what, who was forgotten. Missing a change costs a few seconds.</summary>
internal sealed partial class DeskWatch(HandOffChanges changes, Dispatcher dispatcher, ServiceLevels levels, AssistantSwitch assistant, AwaitsNod awaitsNod, TimeProvider time, IOptions<DeskOptions> options, ILogger<DeskWatch> logger) : BackgroundService
{
    /// <summary>Changes that come within this are looked at together.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(50);

    /// <summary>Looks of a busy desk are this far apart: the first change is seen at once, hundreds a second cost two looks.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changed = new SemaphoreSlim(1, 1);
        using var listening = changes.Listen(_ => { if (changed.CurrentCount == 0) Signal(changed); });
        var tick = Task.Delay(options.Value.LookEvery, time, stoppingToken);
        var change = changed.WaitAsync(stoppingToken);
        var looked = 0L;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var first = await Task.WhenAny(tick, change);
                await first;
                if (first == tick) tick = Task.Delay(options.Value.LookEvery, time, stoppingToken);
                else
                {
                    var rest = looked == 0 ? TimeSpan.Zero : Apart - System.Diagnostics.Stopwatch.GetElapsedTime(looked);
                    await Task.Delay(rest > Together ? rest : Together, stoppingToken);
                    change = changed.WaitAsync(stoppingToken);
                }
                await assistant.ReadAsync(stoppingToken);
                await awaitsNod.ReadAsync(stoppingToken);
                var round = await dispatcher.LookAsync(stoppingToken);
                await levels.LookAsync(round, stoppingToken);
                looked = System.Diagnostics.Stopwatch.GetTimestamp();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) // the edge: the next round looks again
            {
                Log.LookFailed(logger, failure);
            }
        }
    }

    private static void Signal(SemaphoreSlim changed)
    {
        try
        {
            changed.Release();
        }
        catch (SemaphoreFullException)
        {
            // another change signalled at the same moment
        }
        catch (ObjectDisposedException)
        {
            // the service is stopping
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Looking over the desk failed; it is looked over again in a moment")]
        public static partial void LookFailed(ILogger logger, Exception failure);
    }
}
