using VinhPhong.Knowledge;

namespace VinhPhong.Bot.Operation;

/// <summary>Reads the knowledge anew when a day begins in Việt Nam, because an entry may have ended or begun to hold. If that fails, the running version stays.</summary>
internal sealed partial class DailyKnowledge(Library library, Func<Published> know, TimeProvider time, ILogger<DailyKnowledge> logger) : BackgroundService
{
    /// <summary>Việt Nam keeps one time zone and no summer time.</summary>
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    private static readonly TimeSpan PastMidnight = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var now = time.GetUtcNow().ToOffset(Vietnam);
            await Task.Delay(now.Date.AddDays(1) - now.DateTime + PastMidnight, time, stoppingToken);
            try
            {
                library.Publish(know());
                Log.ReadAnew(logger, library.Current.Version);
            }
            catch (Exception failure) when (failure is FormatException or IOException or UnauthorizedAccessException)
            {
                Log.Kept(logger, failure);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Knowledge read anew for the day: version {Version}")]
        public static partial void ReadAnew(ILogger logger, string version);

        [LoggerMessage(Level = LogLevel.Error, Message = "Knowledge could not be read for the new day; the version of yesterday stays")]
        public static partial void Kept(ILogger logger, Exception failure);
    }
}
