namespace VinhPhong.Peers.Tests;

/// <summary>botframework-directlinejs without WebSocket. Numbers are those of the conformance plan.</summary>
public sealed class PollingTests(SharedServer shared)
{
    [Fact] // 8
    public Task A_client_that_polls_hears_500_activities_once_and_in_order_and_no_typing() => Peer.RunAsync(shared.Server, "polling", "hearAll");
}
