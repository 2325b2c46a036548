using CsCheck;
using VinhPhong.Knowledge.Answers;
using VinhPhong.Knowledge.Entries;

namespace VinhPhong.Knowledge.Tests.Answers;

public sealed class AnswererTests(RealKnowledge knowledge)
{
    public static TheoryData<string, string, string> SingleMessages => Rows("Single messages");

    public static TheoryData<string, string, string> Conversations => Rows("Conversations");

    [Theory]
    [MemberData(nameof(SingleMessages))]
    [MemberData(nameof(Conversations))]
    public void A_message_comes_to_its_outcome(string turns, string outcome, string topic)
    {
        var answer = knowledge.Ask(turns.Split(" / "));
        Assert.Equal(outcome, answer.Outcome.ToString().ToLowerInvariant());
        if (topic != "-") Assert.Contains(topic, TopicsOf(answer));
        Assert.NotEmpty(answer.Text);
    }

    [Fact]
    public void A_choice_by_number_is_answered()
    {
        var first = new Question("thẻ");
        var asked = Assert.IsType<Clarify>(knowledge.Answerer.Ask(first));
        Assert.InRange(asked.Choices.Length, 2, 3);
        Assert.Equal(asked.Choices.Length, asked.Choices.Select(choice => choice.Title).Distinct().Count());
        foreach (var (said, place) in new[] { ("2", 1), ("cái thứ hai", 1), ("số 1 đi em", 0), ("cái đầu", 0) })
        {
            var answer = Assert.IsType<Answered>(knowledge.Answerer.Ask(new Question(said, Dialogue.Empty.After(first.Text, asked))));
            Assert.Equal(asked.Choices[place].Id, answer.Entries[0].Id);
        }
    }

    [Fact]
    public void A_follow_up_to_the_same_entry_gets_its_section_not_the_whole_answer_again()
    {
        var whole = Assert.IsType<Answered>(knowledge.Ask("làm khai sinh cho con cần gì"));
        var more = Assert.IsType<Answered>(knowledge.Ask("làm khai sinh cho con cần gì", "vậy tốn bao nhiêu tiền"));
        Assert.Equal(whole.AnsweredFrom, more.AnsweredFrom);
        Assert.True(more.Text.Length < whole.Text.Length / 2);
        Assert.Contains("phí", more.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_bare_noun_in_a_conversation_is_asked_back() => Assert.IsType<Clarify>(knowledge.Ask("quên passcode vneid", "thẻ"));

    [Fact]
    public void A_number_that_picks_nothing_is_asked_back() => Assert.IsType<Clarify>(knowledge.Ask("quên passcode vneid", "1"));

    [Fact]
    public void A_passage_is_quoted_word_for_word_with_its_section()
    {
        var found = knowledge.Published.Passages.Find("Ban Chỉ huy Quân sự xã phối hợp tuyên truyền trong kế hoạch");
        Assert.NotNull(found);
        var quote = VinhPhong.Knowledge.Wording.ReviewedText.Quote(found.Value);
        Assert.Empty(quote.Entries);
        Assert.Contains("Mục", Assert.Single(quote.Sources).Article, StringComparison.Ordinal);
        Assert.Contains(found.Value.Passage.Text.Split('\n')[^1], quote.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("đm sao otp không gửi về máy vậy", "vneid-khong-nhan-otp")]
    public void A_curse_with_a_question_gets_its_answer(string message, string entry) => Assert.Contains(entry, knowledge.Ask(message).AnsweredFrom);

    [Fact]
    public void Monday_is_no_second_thing() => Assert.Contains("tt-hcc-gio-lam-viec", knowledge.Ask("làm khai sinh, cần giấy gì", "thứ hai có làm việc không").AnsweredFrom);

    [Fact]
    public void An_urgent_matter_is_answered_as_often_as_it_is_said()
    {
        const string Said = "tôi vừa chuyển tiền cho kẻ lừa đảo rồi";
        Assert.Contains("an-toan-da-bi-lua", knowledge.Ask(Said, Said).AnsweredFrom);
    }

    [Fact]
    public void What_is_remembered_of_a_message_has_no_personal_data()
    {
        var dialogue = Dialogue.Empty.After("số căn cước tui 091085001234", knowledge.Ask("số căn cước tui 091085001234"));
        Assert.DoesNotContain("091085001", dialogue.Last!.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("a.b-")]
    [InlineData("nó ")]
    [InlineData("xin nói họ ")]
    [InlineData("quên passcode, ")]
    [InlineData("\uD800")]
    public void A_hundred_thousand_characters_are_answered_soon(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));
        knowledge.Ask(text); // the first is also compiled
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        knowledge.Ask(text, "cái thứ hai", text);
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds, 0, 500);
    }

    [Fact]
    public void The_same_question_again_leads_to_an_officer()
    {
        var answer = Assert.IsType<HandOff>(knowledge.Ask("quên passcode vneid làm sao lấy lại", "quen passcode vneid lam sao lay lai"));
        Assert.Equal(Reason.AskedTwice, answer.Reason);
        Assert.Equal("cong-an", answer.Office);
    }

    [Fact]
    public void Two_questions_in_one_message_get_two_answers()
    {
        var answer = Assert.IsType<Answered>(knowledge.Ask("Cho hỏi quên passcode VNeID thì lấy lại làm sao? Với lại giờ làm việc của trung tâm hành chính công mấy giờ?"));
        Assert.Equal(["tt-hcc-gio-lam-viec", "vneid-quen-passcode"], answer.Entries.Select(entry => entry.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Distress_gets_warm_words_emergency_help_and_an_officer_before_anything_else()
    {
        var answer = Assert.IsType<HandOff>(knowledge.Ask("bị lừa hết tiền rồi, tôi không muốn sống nữa, làm sao lấy lại tiền"));
        Assert.Equal(Reason.Distress, answer.Reason);
        Assert.Contains("115", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_shows_sources_and_fills_what_the_commune_has_not_told_honestly()
    {
        var answer = Assert.IsType<Answered>(knowledge.Ask("địa chỉ trung tâm phục vụ hành chính công xã ở đâu"));
        Assert.NotEmpty(answer.Sources);
        Assert.DoesNotContain("{{", answer.Text, StringComparison.Ordinal);
        Assert.Contains("xã chưa cung cấp", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_that_needs_checking_says_so()
    {
        var entry = knowledge.Published.Index.Entries.First(entry => entry is { Status: EntryStatus.NeedsCheck, Kind: EntryKind.Answer });
        var answer = Assert.IsType<Answered>(knowledge.Ask(entry.Questions[0]));
        Assert.Contains(entry.Id, answer.AnsweredFrom);
        Assert.Contains("cần xác minh", answer.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Stop_words_in_common_make_no_answer()
    {
        foreach (var text in new[] { "là gì vậy", "thì sao", "cho hỏi cái này", "như thế nào vậy ạ", "có được không" })
            Assert.IsNotType<Answered>(knowledge.Ask(text));
    }

    [Fact]
    public void Candidates_are_up_to_five_topics_best_first()
    {
        Gen.OneOf([.. knowledge.Published.Index.Entries.SelectMany(entry => entry.Questions).Where((_, place) => place % 101 == 0)]).Sample(text =>
        {
            var answer = knowledge.Ask(text);
            Assert.InRange(answer.Candidates.Length, 1, 5);
            Assert.Equal(answer.Candidates.OrderByDescending(candidate => candidate.Score), answer.Candidates);
            Assert.InRange(answer.Confidence, 0, 1);
        });
    }

    [Fact]
    public void No_text_makes_it_throw() => Gen.String[Gen.Char, 0, 300].Sample(text => Assert.NotNull(knowledge.Ask(text).Text));

    private static IEnumerable<string?> TopicsOf(Answer answer) => answer switch
    {
        Answered answered => answered.Entries.Select(entry => entry.Topic),
        SmallTalk talk => [talk.Entry.Topic],
        HandOff handOff => [handOff.Entry?.Topic],
        _ => [],
    };

    private static TheoryData<string, string, string> Rows(string heading)
    {
        var data = new TheoryData<string, string, string>();
        foreach (var row in MarkdownTable.Rows("Answers/conversations.md", heading)) data.Add(row[0], row[1], row[2]);
        return data;
    }
}
