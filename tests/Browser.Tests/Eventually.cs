using System.Diagnostics;

namespace VinhPhong.Browser.Tests;

/// <summary>Waits for what happens outside the page.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Within = TimeSpan.FromMilliseconds(Chromium.Patience);

    public static async Task TrueAsync(Func<bool> condition, Func<string> otherwise)
    {
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < Within;)
        {
            if (condition()) return;
            await Task.Delay(30, BrowserTest.Cancelled);
        }
        Assert.Fail(otherwise());
    }
}
