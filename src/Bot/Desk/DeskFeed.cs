using System.Collections.Concurrent;
using VinhPhong.Bot.Conversations.HandOffs;

namespace VinhPhong.Bot.Desk;

/// <summary>The open hand-offs as every desk shows them: read once for all after a change, not once a desk.</summary>
internal sealed partial class DeskFeed(HandOffChanges changes, DeskReader reader, Presences presences, TimeProvider time, ILogger<DeskFeed> logger) : BackgroundService
{
    /// <summary>A burst of changes is read together; short enough that nobody sees it.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(30);

    /// <summary>Without a change: presence runs out, other instances write.</summary>
    private static readonly TimeSpan AnywayEvery = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<object, Action> watchers = new();
    private readonly System.Threading.Channels.Channel<bool> changed = System.Threading.Channels.Channel.CreateBounded<bool>(new System.Threading.Channels.BoundedChannelOptions(1) { FullMode = System.Threading.Channels.BoundedChannelFullMode.DropWrite });

    /// <summary>As last read; urgent first, then those who wait longest.</summary>
    public DeskRound Current { get; private set; } = new([], []);

    /// <summary>Calls back after each reading until disposed of; the callback must return at once.</summary>
    public IDisposable Watch(Action seen)
    {
        var watcher = new Watcher(this);
        watchers[watcher] = seen;
        changed.Writer.TryWrite(true); // it may have been read for nobody for a while
        return watcher;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listening = changes.Listen(_ => { if (!watchers.IsEmpty) changed.Writer.TryWrite(true); }); // nobody looks: every few seconds is enough
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                Current = new DeskRound(await reader.OpenAsync(stoppingToken), await presences.HereAsync(stoppingToken));
                foreach (var seen in watchers.Values) seen();
                await using var timer = time.CreateTimer(_ => changed.Writer.TryWrite(true), null, AnywayEvery, Timeout.InfiniteTimeSpan);
                await changed.Reader.ReadAsync(stoppingToken);
                await Task.Delay(Together, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) // the edge: the next reading shows what this one could not
            {
                Log.ReadFailed(logger, failure);
                await Task.Delay(AnywayEvery, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private sealed class Watcher(DeskFeed feed) : IDisposable
    {
        public void Dispose() => feed.watchers.TryRemove(this, out _);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The desk could not be read; it is read again in a moment")]
        public static partial void ReadFailed(ILogger logger, Exception failure);
    }
}
