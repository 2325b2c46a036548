namespace VinhPhong.Bot.Tests;

/// <summary>Waits for what must come, looking often, up to a deadline.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    public static async Task<T> GetAsync<T>(string what, Func<Task<T?>> look)
        where T : class
    {
        for (var end = DateTime.UtcNow + Deadline; ;)
        {
            if (await look() is { } found) return found;
            if (DateTime.UtcNow > end) throw new TimeoutException($"Within {Deadline} there was no {what}.");
            await Task.Delay(Look, TestContext.Current.CancellationToken);
        }
    }

    public static Task TrueAsync(string what, Func<Task<bool>> look) => GetAsync(what, async () => await look() ? "true" : null);
}
