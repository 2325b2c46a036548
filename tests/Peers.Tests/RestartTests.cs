namespace VinhPhong.Peers.Tests;

/// <summary>botframework-directlinejs while the service stops, dies and comes back. Every test has a service of its own.</summary>
public sealed class RestartTests
{
    [Fact]
    public Task A_client_goes_on_by_itself_after_the_service_was_stopped_and_started() => RunAsync("resuming", "restartGracefully");

    [Fact]
    public Task A_client_goes_on_by_itself_after_the_service_was_killed() => RunAsync("resuming", "restartAfterKill");

    [Fact] // 20
    public Task What_was_acknowledged_before_the_service_died_is_answered_once_after_it_is_back() => RunAsync("resuming", "killAfterAcknowledgement");

    [Fact] // 20, 31
    public Task A_message_sent_while_the_service_is_down_does_not_look_delivered() => RunAsync("resuming", "sayWhileDown");

    [Fact] // 9
    public Task Polls_during_a_restart_are_answered_with_200_or_not_at_all() => RunAsync("polling", "pollDuringRestart");

    private static async Task RunAsync(string group, string name)
    {
        Peer.SkipWithoutClients();
        using var server = new ServerProcess();
        await server.StartAsync(TestContext.Current.CancellationToken);
        await Peer.RunAsync(server, group, name);
    }
}
