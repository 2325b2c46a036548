namespace VinhPhong.Peers.Tests;

/// <summary>botframework-directlinejs and its tokens. Numbers are those of the conformance plan.</summary>
public sealed class TokenTests(SharedServer shared)
{
    [Fact] // 10
    public Task A_client_exchanges_its_token_and_the_old_one_stays_good() => Peer.RunAsync(shared.Server, "tokens", "refresh");

    [Fact] // 11
    public Task A_token_of_a_forgotten_conversation_is_revoked() => Peer.RunAsync(shared.Server, "tokens", "forget");

    [Fact] // 14
    public Task The_token_says_who_speaks_whatever_the_client_writes() => Peer.RunAsync(shared.Server, "tokens", "nameOfToken");

    [Fact] // 19
    public Task A_message_that_is_too_long_is_an_error_to_its_sender_and_the_talk_goes_on() => Peer.RunAsync(shared.Server, "tokens", "sayTooMuch");

    [Fact] // 11, 12
    public Task A_client_with_an_expired_token_is_told_and_goes_on_with_a_fresh_one() =>
        RunAsync("expire", new() { ["DirectLine__TokenLifetime"] = "00:00:03", ["DirectLine__RefreshGrace"] = "00:00:00" });

    [Fact] // 21
    public Task A_client_that_starts_in_a_flood_waits_and_gets_in() => RunAsync("startInFlood", new() { ["DirectLine__StartsPerMinutePerAddress"] = "6" });

    private static async Task RunAsync(string name, Dictionary<string, string> settings)
    {
        Peer.SkipWithoutClients();
        using var server = new ServerProcess(settings);
        await server.StartAsync(TestContext.Current.CancellationToken);
        await Peer.RunAsync(server, "tokens", name);
    }
}
