using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VinhPhong.Knowledge.Entries;

namespace VinhPhong.Bot.Tests.Conversations;

public sealed class ConversationsOnSqlite(OnSqlite served) : ConversationTests(served), IClassFixture<OnSqlite>;

public sealed class ConversationsOnPostgres(OnPostgres served) : ConversationTests(served), IClassFixture<OnPostgres>;

public abstract class ConversationTests(Served served) : ServiceTests(served)
{
    private const string Passcode = "quên passcode VNeID lấy lại sao";

    [Fact]
    public async Task One_message_gets_one_answer_with_its_sources()
    {
        var resident = await Resident.WelcomedAsync(Shared);
        var id = await resident.SayAsync(Passcode);
        var answer = await resident.AnswerToAsync(id);
        Assert.Equal(("answer", "vneid-quen-passcode"), (answer.Outcome(), answer.Entry()));
        var data = answer.Answer()!.Value;
        Assert.StartsWith("\n\n**Nguồn:**", answer.Text("text")[data.GetProperty("sourcesAt").GetInt32()..], StringComparison.Ordinal);
        Assert.True(data.GetProperty("feedback").GetBoolean());
        Assert.All(data.GetProperty("sources").EnumerateArray(), source => Assert.Contains(source.Text("document"), answer.Text("text"), StringComparison.Ordinal));
        await resident.AskAsync("cảm ơn");
        Assert.Single(await resident.AnswersToAsync(id));
    }

    [Fact]
    public async Task A_conversation_begins_with_a_welcome_and_the_most_asked_questions()
    {
        var resident = await Resident.WelcomedAsync(Shared);
        var welcome = Assert.Single(await resident.AllAsync());
        Assert.Equal([.. Service.Published.MostAsked.Select(entry => entry.Title), "Gặp cán bộ"], welcome.Choices());
        Assert.Equal(("assistant", "vi-VN", "markdown"), (welcome.GetProperty("from").Text("id"), welcome.Text("locale"), welcome.Text("textFormat")));
    }

    [Fact]
    public async Task A_hundred_messages_at_once_are_answered_each_once_in_the_order_they_were_stored()
    {
        var resident = await Resident.WelcomedAsync(Shared);
        var ids = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => resident.SayAsync($"chào lần {number}")));
        await resident.AnswersAsync(101);
        var all = await resident.AllAsync();
        Assert.Equal(Enumerable.Range(2, 201).Select(number => (long)number), all.Select(activity => activity.Sequence())); // 1 is their joining
        var asked = all.Where(activity => !activity.IsBot()).Select(activity => activity.Text("id")).ToArray();
        Assert.Equal(ids.Order(StringComparer.Ordinal), asked);
        Assert.Equal(asked, all.Where(activity => activity.IsBot()).Skip(1).Select(activity => activity.ReplyTo()!));
    }

    [Fact]
    public async Task Fifty_conversations_side_by_side_each_get_their_own_answer()
    {
        var residents = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Resident.BeginAsync(Shared)));
        var answers = await Task.WhenAll(residents.Select(async (resident, number) => (resident, Answer: await resident.AskAsync(number % 2 == 0 ? Passcode : "xin chào"), number)));
        Assert.All(answers, one =>
        {
            Assert.Equal(one.number % 2 == 0 ? "answer" : "smalltalk", one.Answer.Outcome());
            Assert.Equal(one.resident.Id, one.Answer.GetProperty("conversation").Text("id"));
        });
        foreach (var resident in residents) Assert.Equal(3, (await resident.AllAsync()).Count);
    }

    [Fact]
    public async Task A_message_sent_again_is_acknowledged_with_the_first_id_and_handled_once()
    {
        var resident = await Resident.WelcomedAsync(Shared);
        var first = await resident.SayAsync("xin chào", key: "k1");
        await resident.AnswerToAsync(first);
        Assert.Equal(first, await resident.SayAsync("xin chào", key: "k1"));
        var next = await resident.SayAsync("cảm ơn", key: "k2");
        await resident.AnswerToAsync(next);
        Assert.Equal(5, (await resident.AllAsync()).Count);
        var other = await Resident.WelcomedAsync(Shared);
        Assert.NotEqual(first, await other.SayAsync("xin chào", key: "k1"));
    }

    [Fact]
    public async Task A_message_that_arrives_twenty_times_at_the_same_moment_is_handled_once()
    {
        var resident = await Resident.WelcomedAsync(Shared);
        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => resident.SayAsync("xin chào", key: "same")));
        var id = Assert.Single(ids.Distinct());
        await resident.AskAsync("cảm ơn");
        Assert.Single(await resident.AnswersToAsync(id));
        Assert.Equal(2, (await resident.AllAsync()).Count(activity => !activity.IsBot()));
    }

    [Theory]
    [InlineData("2", 1)]
    [InlineData("cái đầu tiên", 0)]
    public async Task A_choice_is_taken_by_its_place(string said, int place)
    {
        var resident = await Resident.WelcomedAsync(Shared);
        var asked = await resident.AskAsync("thẻ");
        Assert.Equal(("clarify", "expectingInput"), (asked.Outcome(), asked.Text("inputHint")));
        Assert.Equal("Gặp cán bộ", asked.Choices()[^1]);
        var answer = await resident.AskAsync(said);
        Assert.Equal(asked.Choices()[place], TitleOf(answer));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_title_of_an_offered_choice_is_answered_from_that_very_entry(int place)
    {
        var resident = await Resident.WelcomedAsync(Shared);
        var asked = await resident.AskAsync("thẻ");
        var answer = await resident.AskAsync(asked.Choices()[place]);
        Assert.Equal(asked.Choices()[place], TitleOf(answer));
    }

    [Fact]
    public async Task Every_button_of_the_welcome_is_answered_from_its_very_entry()
    {
        Assert.NotEmpty(Service.Published.MostAsked);
        Assert.Equal(Service.Published.MostAsked.Select(entry => entry.Id), File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "most-asked.tsv")).Where(line => !line.StartsWith('#')).Skip(1));
        foreach (var entry in Service.Published.MostAsked)
        {
            var resident = await Resident.WelcomedAsync(Shared);
            Assert.Equal(entry.Id, (await resident.AskAsync(entry.Title)).Entry());
        }
    }

    [Fact]
    public async Task A_question_that_is_too_long_is_kept_and_the_resident_is_told()
    {
        var resident = await Resident.WelcomedAsync(Shared);
        var said = new string('a', 2001);
        var answer = await resident.AskAsync(said);
        Assert.Equal("notice", answer.Outcome());
        Assert.Contains("2001", answer.Text("text"), StringComparison.Ordinal);
        Assert.Contains(await resident.AllAsync(), activity => activity.Maybe("text") == said);
        Assert.NotEqual("notice", (await resident.AskAsync(new string('b', 2000))).Outcome());
    }

    [Theory]
    [InlineData("""{"type":"message","text":" \n "}""", "chưa thấy chữ nào")]
    [InlineData("""{"type":"message","value":{"chon":2},"channelData":{"postBack":true}}""", "chưa thấy chữ nào")]
    [InlineData("""{"type":"message","attachments":[{"contentType":"image/png","contentUrl":"https://a.vn/1.png"}]}""", "đã nhận và cất tệp")]
    public async Task A_message_without_words_is_answered_all_the_same(string json, string told)
    {
        var resident = await Resident.WelcomedAsync(Shared);
        Assert.Contains(told, (await resident.AnswerToAsync(await resident.SendAsync(json))).Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_that_sends_a_value_instead_of_text_is_understood()
    {
        var resident = await Resident.WelcomedAsync(Shared);
        var id = await resident.SendAsync(new { type = "message", value = Passcode, channelData = new { postBack = true } });
        Assert.Equal("vneid-quen-passcode", (await resident.AnswerToAsync(id)).Entry());
    }

    [Fact]
    public async Task The_residents_word_on_an_answer_is_kept_changed_and_taken_back()
    {
        var resident = await Resident.WelcomedAsync(Shared);
        var answer = await resident.AskAsync(Passcode);
        await Vote(new { vote = "down", reason = "chưa rõ, gọi 0912345678" });
        Assert.Equal((false, "chưa rõ, gọi ••••••••78"), (await Kept())!.Value);
        await Vote(new { vote = "up" });
        Assert.Equal((true, null), (await Kept())!.Value);
        await Vote(new { vote = "none" });
        Assert.Null(await Kept());

        async Task Vote(object value)
        {
            await resident.SendAsync(new { type = "event", name = "feedback", replyToId = answer.Text("id"), value });
            await resident.AskAsync("cảm ơn"); // handled in order: after this the vote is
        }

        async Task<(bool, string?)?> Kept()
        {
            await using var db = Shared.OpenDb();
            var row = await db.Feedback.SingleOrDefaultAsync(row => row.ConversationId == resident.Id && row.Sequence == answer.Sequence(), CancellationToken);
            return row is null ? null : (row.Helped, row.Reason);
        }
    }

    [Theory]
    [InlineData("""{"type":"event","name":"feedback","value":{"vote":"up"}}""")]
    [InlineData("""{"type":"event","name":"feedback","replyToId":"another|0000002","value":{"vote":"up"}}""")]
    [InlineData("""{"type":"event","name":"feedback","replyToId":"SELF|9999999","value":{"vote":"up"}}""")]
    [InlineData("""{"type":"event","name":"feedback","replyToId":"SELF|0000002","value":"up"}""")]
    [InlineData("""{"type":"event","name":"feedback","replyToId":"SELF|99999999999999999999","value":{"vote":"up"}}""")]
    public async Task A_vote_that_belongs_to_no_answer_is_dropped_and_nothing_stands_still(string json)
    {
        var resident = await Resident.WelcomedAsync(Shared);
        await resident.SendAsync(json.Replace("SELF", resident.Id, StringComparison.Ordinal));
        Assert.Equal("smalltalk", (await resident.AskAsync("xin chào")).Outcome());
        await using var db = Shared.OpenDb();
        Assert.False(await db.Feedback.AnyAsync(row => row.ConversationId == resident.Id, CancellationToken));
    }

    [Fact]
    public async Task What_is_no_message_is_stored_and_not_answered()
    {
        var resident = await Resident.WelcomedAsync(Shared);
        var id = await resident.SendAsync("""{"type":"event","name":"webchat/join","value":{}}""");
        await resident.AskAsync("xin chào");
        Assert.Empty(await resident.AnswersToAsync(id));
        Assert.Contains(await resident.AllAsync(), activity => activity.Text("id") == id);
    }

    [Fact]
    public async Task A_message_to_no_conversation_is_refused()
    {
        var token = await (await Shared.Client.PostAsync("/widget/token", null, CancellationToken)).OkAsync();
        var resident = new Resident(Shared, token.Text("conversationId"), token.Text("token"));
        await resident.PostAsync(new { type = "message", text = "xin chào" }).RefusedAsync(HttpStatusCode.NotFound, "ConversationNotFound");
    }

    private static string? TitleOf(JsonElement answer) => answer.Entry() is { } id && Service.Published.Find(id) is Entry entry ? entry.Title : null;
}
