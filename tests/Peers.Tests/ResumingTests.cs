namespace VinhPhong.Peers.Tests;

/// <summary>botframework-directlinejs when lines break. Numbers are those of the conformance plan.</summary>
public sealed class ResumingTests(SharedServer shared)
{
    [Fact] // 4
    public Task After_a_broken_line_the_client_hears_only_what_it_missed() => RunAsync("loseTheLine");

    [Fact] // 5
    public Task A_line_that_breaks_before_anything_came_does_not_cost_the_greeting() => RunAsync("loseTheLineBeforeAnything");

    [Fact] // 17
    public Task A_used_stream_address_is_refused_and_the_client_heals_by_itself() => RunAsync("useStreamTwice");

    [Fact] // 18
    public Task A_client_that_resumes_from_the_start_hears_the_whole_talk_once() => RunAsync("resumeFromTheStart");

    private Task RunAsync(string name) => Peer.RunAsync(shared.Server, "resuming", name);
}
