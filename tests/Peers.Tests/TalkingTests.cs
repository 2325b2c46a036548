namespace VinhPhong.Peers.Tests;

/// <summary>botframework-directlinejs over WebSocket. Numbers are those of the conformance plan.</summary>
public sealed class TalkingTests(SharedServer shared)
{
    [Fact] // 1, 14
    public Task The_official_client_is_greeted_and_answered_and_hears_its_own_words_unchanged() => RunAsync("startAndSay");

    [Fact]
    public Task A_click_on_any_suggested_question_brings_an_answer_with_its_sources() => RunAsync("clickOnSuggestions");

    [Fact] // 26, from the client's side: the assistant itself sends no cards
    public Task A_pressed_button_of_a_card_arrives_with_its_value_and_is_replied_to() => RunAsync("pressCardButtons");

    [Fact] // 2
    public Task A_token_starts_its_conversation_once() => RunAsync("startTwice");

    [Fact] // 3
    public Task What_was_said_before_the_stream_opened_is_sent_first_and_once() => RunAsync("talkBeforeOpening");

    [Fact] // 6
    public Task Empty_frames_of_an_idle_client_keep_the_line_open() => RunAsync("idle");

    [Fact] // 7
    public Task In_a_long_talk_every_frame_has_activities_and_the_watermark_never_goes_back() => RunAsync("talkForLong");

    [Fact] // 30, as far as there is no officer
    public Task A_typing_signal_precedes_the_answer_and_is_kept_nowhere() => RunAsync("typing");

    [Fact] // 16
    public Task Two_clients_of_one_conversation_both_hear_everything_and_neither_is_shut_out() => RunAsync("twoClients");

    private Task RunAsync(string name) => Peer.RunAsync(shared.Server, "talking", name);
}
