using System.Net;

namespace VinhPhong.Peers.Tests;

/// <summary>Waits a whole minute; alone, so that others go on meanwhile.</summary>
public sealed class StreamAddressTests(SharedServer shared)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact] // 17
    public async Task A_stream_address_is_good_for_a_minute()
    {
        using var call = new DirectLineCall(shared.Server);
        var started = await call.StartAsync(Cancelled);
        await Task.Delay(TimeSpan.FromSeconds(61), Cancelled);
        Assert.Equal(HttpStatusCode.Forbidden, await DirectLineCall.StatusOfStreamAsync(started.StreamUrl!, origin: null, Cancelled));
        using var again = await call.SendAsync(HttpMethod.Get, $"conversations/{started.ConversationId}?watermark=", started.Token, null, Cancelled);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }
}
