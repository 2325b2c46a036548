using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace VinhPhong.Peers.Tests;

/// <summary>An agent hub that was written from the document alone, beside residents with the official client. Numbers are those of the conformance plan.</summary>
public sealed class HandOffTests
{
    [Fact] // 41, 43
    public Task A_resident_reaches_an_agent_of_the_hub_and_comes_back_to_the_assistant() => RunAsync("wholeStory");

    [Fact]
    public Task What_is_badly_signed_old_or_sent_again_changes_nothing() => RunAsync("refuse");

    [Fact]
    public Task A_hub_that_was_away_gets_everything_in_order_and_once() => RunAsync("hubDown");

    [Fact]
    public Task Nothing_is_lost_when_the_service_dies_between_storing_and_delivering() => RunAsync("killBeforeDelivery");

    [Fact] // 42
    public Task States_as_the_official_SDK_sends_them_are_understood() => RunAsync("sdkStatus");

    private static async Task RunAsync(string name)
    {
        Peer.SkipWithoutClients();
        var secret = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        var port = FreePort().ToString(CultureInfo.InvariantCulture);
        using var server = new ServerProcess(new Dictionary<string, string>
        {
            ["HandOffHub__Url"] = $"http://127.0.0.1:{port}/hub",
            ["HandOffHub__Secret"] = secret,
            ["HandOffHub__Timeout"] = "00:00:03",
            ["Outbox__LongestRetry"] = "00:00:02",
        });
        await server.StartAsync(TestContext.Current.CancellationToken);
        await Peer.RunAsync(server, "handoff", name, new() { ["HUB_PORT"] = port, ["HUB_SECRET"] = secret });
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
