using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace VinhPhong.Bot.Tests.Conversations;

public sealed class PrivacyOnSqlite(OnSqlite served) : PrivacyTests(served), IClassFixture<OnSqlite>;

public sealed class PrivacyOnPostgres(OnPostgres served) : PrivacyTests(served), IClassFixture<OnPostgres>;

/// <summary>What is kept of a resident, for how long, and how it goes.</summary>
public abstract class PrivacyTests(Served served) : ServiceTests(served)
{
    private static readonly byte[] Picture = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0, 0];

    [Theory]
    [InlineData("mã otp của tôi là 482913", "482913")]
    [InlineData("cccd tôi 089203004567", "089203004567")]
    [InlineData("stk 19031234567890 vietcombank", "19031234567890")]
    public async Task Numbers_that_help_only_a_thief_are_not_kept_and_the_resident_is_warned(string said, string number)
    {
        var resident = await Resident.WelcomedAsync(Shared);
        var id = await resident.SayAsync(said);
        var answer = await resident.AnswerToAsync(id);
        Assert.Contains(await resident.AllAsync(), activity => activity.Text("id") == id && activity.Text("text").Contains('•', StringComparison.Ordinal));
        Assert.DoesNotContain(number, await KeptAsync(Shared, resident.Id), StringComparison.Ordinal);
        Assert.NotEqual((await (await Resident.WelcomedAsync(Shared)).AskAsync(said.Replace(number, "", StringComparison.Ordinal))).Text("text"), answer.Text("text"));
    }

    [Fact]
    public async Task A_telephone_number_is_kept_for_the_officer_who_calls_back()
    {
        var resident = await Resident.WelcomedAsync(Shared);
        await resident.AskAsync("gọi lại cho tôi số 0912345678");
        Assert.Contains("0912345678", await KeptAsync(Shared, resident.Id), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"message","value":"mã otp 482913","channelData":{"postBack":true}}""")]
    [InlineData("""{"type":"message","value":{"ghi":["cccd 482913004567"]},"channelData":{"postBack":true}}""")]
    [InlineData("""{"type":"event","name":"feedback","replyToId":"SELF|0000002","value":{"vote":"down","reason":"mã otp 482913 không vào"}}""")]
    public async Task Such_a_number_is_not_kept_where_a_button_or_a_vote_carries_it_either(string json)
    {
        var resident = await Resident.WelcomedAsync(Shared);
        await resident.SendAsync(json.Replace("SELF", resident.Id, StringComparison.Ordinal));
        await resident.AskAsync("cảm ơn");
        Assert.DoesNotContain("482913", await KeptAsync(Shared, resident.Id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_idle_conversation_is_closed_once_with_a_word_and_a_new_message_opens_it_with_a_fresh_context()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var service = await StartAsync(["Conversations:CloseAfter=00:30:00", "Conversations:SweepEvery=00:01:00"], time);
        var (resident, silent) = (await Resident.WelcomedAsync(service), await Resident.WelcomedAsync(service));
        await resident.AskAsync("thẻ");
        await AdvanceUntilAsync(time, "close", async () => (await ConversationAsync(service, resident.Id)).ClosedAt is not null && (await ConversationAsync(service, silent.Id)).ClosedAt is not null);
        var farewell = (await resident.AllAsync())[^1];
        Assert.Contains("tạm khép câu chuyện", farewell.Text("text"), StringComparison.Ordinal);
        Assert.Single(await silent.AllAsync()); // who said nothing is not spoken to
        for (var minute = 0; minute < 5; minute++) time.Advance(TimeSpan.FromMinutes(10));
        var unclear = await resident.AskAsync("2"); // picks nothing any more
        Assert.Equal("clarify", unclear.Outcome());
        Assert.Single(await resident.AllAsync(), activity => activity.Maybe("text") == farewell.Text("text"));
        Assert.Null((await ConversationAsync(service, resident.Id)).ClosedAt);
    }

    [Fact]
    public async Task A_transcript_is_deleted_with_its_files_when_its_time_is_over()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var service = await StartAsync(["Conversations:KeepDays=30", "Conversations:SweepEvery=01:00:00", "DirectLine:TokenLifetime=60.00:00:00"], time);
        var resident = await ToldAsync(service, "dl_a");
        time.Advance(TimeSpan.FromDays(29));
        await resident.AskAsync("cảm ơn");
        await AdvanceUntilAsync(time, "deletion", async () => await EmptyAsync(service, resident.Id) && Directory.GetFiles(service.Store.Uploads).Length == 0);
        Assert.InRange(time.GetUtcNow() - time.Start, TimeSpan.FromDays(59), TimeSpan.FromDays(61));
        Assert.Null((await ConversationAsync(service, resident.Id)).UserId);
    }

    [Fact]
    public async Task A_transcript_can_be_made_anonymous_instead()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var service = await StartAsync(["Conversations:KeepDays=30", "Conversations:KeepAnonymous=true", "Conversations:SweepEvery=01:00:00"], time);
        var resident = await ToldAsync(service, "dl_a");
        await AdvanceUntilAsync(time, "forgetting", async () => (await ConversationAsync(service, resident.Id)).ForgottenAt is not null && Directory.GetFiles(service.Store.Uploads).Length == 0);
        var kept = await KeptAsync(service, resident.Id);
        Assert.Contains("gọi tôi số ••••••••78", kept, StringComparison.Ordinal);
        foreach (var trace in new[] { "dl_a", "0912345678", "Bà Tư", "anh-ba-tu", "ghi-chu-rieng" }) Assert.DoesNotContain(trace, kept, StringComparison.Ordinal);
        await Eventually.TrueAsync("the rows of the files to go after the files", async () =>
        {
            await using var db = service.OpenDb();
            return !await db.Files.AnyAsync(CancellationToken);
        });
        Assert.Null((await ConversationAsync(service, resident.Id)).UserId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_resident_who_asks_to_be_forgotten_is_forgotten_everywhere(bool byWords)
    {
        var service = await StartAsync(["Conversations:SweepEvery=00:00:00.1"]);
        var (here, there, other) = (await ToldAsync(service, "dl_a"), await ToldAsync(service, "dl_a"), await ToldAsync(service, "dl_b"));
        var picture = (await here.AllAsync()).First(activity => activity.TryGetProperty("attachments", out var files) && files.GetArrayLength() > 0).GetProperty("attachments")[0].Text("contentUrl");
        using var stream = await Stream.OpenAsync((await (await here.CallAsync(HttpMethod.Get, "")).OkAsync()).Text("streamUrl"));
        if (byWords)
        {
            var asked = await here.AskAsync("Xo\u0301a cuộc trò chuyện!"); // decomposed, as some telephones write
            Assert.Equal(["Xóa hết đi", "Không, để lại"], asked.Choices());
            Assert.NotEqual(1, (await here.AllAsync()).Count); // nothing is deleted before the word is given
            await here.SayAsync("Xóa hết đi");
        }
        else
        {
            await here.SendAsync(new { type = "event", name = "forget" });
        }
        var last = default(System.Text.Json.JsonElement);
        while (last.Maybe("name") != "forgotten") last = (await stream.ReadAsync(1))[^1];
        Assert.Equal("forgotten", Assert.Single(await here.AllAsync()).Text("name"));
        Assert.True(await EmptyAsync(service, there.Id));
        var attachment = picture[picture.IndexOf("/attachments", StringComparison.Ordinal)..];
        await here.CallAsync(HttpMethod.Get, attachment).RefusedAsync(HttpStatusCode.NotFound, "AttachmentNotFound");
        await Eventually.TrueAsync("deletion of the files", async () =>
        {
            await using var left = service.OpenDb();
            return await left.Files.CountAsync(CancellationToken) == 1 && Directory.GetFiles(service.Store.Uploads).Length == 1;
        });
        await using (var db = service.OpenDb())
        {
            Assert.Equal(other.Id, Assert.Single(await db.Files.Select(file => file.ConversationId).ToListAsync(CancellationToken)));
            Assert.Equal(other.Id, Assert.Single(await db.Feedback.Select(row => row.ConversationId).ToListAsync(CancellationToken)));
            Assert.Equal([other.Id], await db.Conversations.Where(row => row.UserId != null).Select(row => row.Id).ToListAsync(CancellationToken));
        }
        foreach (var gone in new[] { here, there })
        {
            await gone.PostAsync(new { type = "message", text = "xin chào" }).RefusedAsync(HttpStatusCode.NotFound, "ConversationNotFound");
            await gone.CallAsync(HttpMethod.Get, "").RefusedAsync(HttpStatusCode.NotFound, "ConversationNotFound");
            await gone.UploadAsync(Resident.Part(Picture, "a.png")).RefusedAsync(HttpStatusCode.NotFound, "ConversationNotFound");
            await Resident.CallAsync(service, HttpMethod.Post, "tokens/refresh", gone.Token).RefusedAsync(HttpStatusCode.Forbidden, "TokenExpired");
            await Resident.CallAsync(service, HttpMethod.Post, "conversations", gone.Token).RefusedAsync(HttpStatusCode.Forbidden, "TokenExpired");
        }
        Assert.Equal("smalltalk", (await other.AskAsync("xin chào")).Outcome());
    }

    [Fact]
    public async Task Who_does_not_confirm_loses_nothing()
    {
        var resident = await Resident.WelcomedAsync(Shared);
        await resident.AskAsync("xóa dữ liệu của tôi");
        await resident.AskAsync("Không, để lại");
        Assert.Equal(5, (await resident.AllAsync()).Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("khach")]
    public async Task Residents_whose_names_nobody_vouches_for_are_not_forgotten_with_each_other(string? self)
    {
        var service = await StartAsync();
        var (one, two) = (await UnnamedAsync(), await UnnamedAsync());
        await one.SendAsync(new { type = "event", name = "forget", from = self is null ? null : new { id = self } });
        await Eventually.TrueAsync("forgetting", async () => (await ConversationAsync(service, one.Id)).ForgottenAt is not null);
        Assert.Null((await ConversationAsync(service, two.Id)).ForgottenAt);
        Assert.Equal("smalltalk", (await two.AskAsync("chào em")).Outcome());

        async Task<Resident> UnnamedAsync()
        {
            var token = await (await Resident.CallAsync(service, HttpMethod.Post, "tokens/generate", Service.Secret)).OkAsync();
            var begun = await (await Resident.CallAsync(service, HttpMethod.Post, "conversations", token.Text("token"), self is null ? null : new { user = new { id = self } })).OkAsync();
            var resident = new Resident(service, begun.Text("conversationId"), begun.Text("token"));
            await resident.AnswerToAsync(await resident.SendAsync(new { type = "message", text = "xin chào", from = self is null ? null : new { id = self } }));
            return resident;
        }
    }

    [Fact]
    public async Task Nobody_takes_the_name_of_a_resident_that_a_token_vouches_for()
    {
        var victim = await ToldAsync(Shared, "dl_victim");
        var token = await (await Resident.CallAsync(Shared, HttpMethod.Post, "tokens/generate", Service.Secret)).OkAsync();
        await Resident.CallAsync(Shared, HttpMethod.Post, "conversations", token.Text("token"), new { user = new { id = "dl_victim" } }).RefusedAsync(HttpStatusCode.BadRequest, "BadArgument");
        var begun = await (await Resident.CallAsync(Shared, HttpMethod.Post, "conversations", token.Text("token"))).OkAsync();
        var thief = new Resident(Shared, begun.Text("conversationId"), begun.Text("token"));
        await thief.AnswerToAsync(await thief.SendAsync(new { type = "message", text = "xin chào", from = new { id = "dl_victim" } }));
        await thief.SendAsync(new { type = "event", name = "forget", from = new { id = "dl_victim" } });
        await Eventually.TrueAsync("forgetting", async () => (await ConversationAsync(Shared, thief.Id)).ForgottenAt is not null);
        Assert.Null((await ConversationAsync(Shared, victim.Id)).ForgottenAt);
        Assert.NotEmpty(await victim.AllAsync());
    }

    /// <summary>A resident who has said something, sent a picture and thought something of an answer.</summary>
    private static async Task<Resident> ToldAsync(Service service, string user)
    {
        var resident = await Resident.WelcomedAsync(service, user);
        var id = await resident.SendAsync(new { type = "message", text = "quên passcode vneid, gọi tôi số 0912345678", from = new { name = "Bà Tư" }, channelData = new { note = "ghi-chu-rieng" } });
        var answer = await resident.AnswerToAsync(id);
        await resident.SendAsync(new { type = "event", name = "feedback", replyToId = answer.Text("id"), value = new { vote = "up" } });
        using var uploaded = await resident.UploadAsync(Resident.Part(Picture, "anh-ba-tu.png"));
        await resident.AnswerToAsync((await uploaded.OkAsync()).Text("id"));
        return resident;
    }

    /// <summary>All that the database holds of a conversation, as text.</summary>
    private static async Task<string> KeptAsync(Service service, string id)
    {
        await using var db = service.OpenDb();
        var said = await db.Activities.Where(row => row.ConversationId == id).Select(row => row.Json).ToListAsync(CancellationToken);
        var votes = await db.Feedback.Where(row => row.ConversationId == id).Select(row => row.Reason).ToListAsync(CancellationToken);
        var conversation = await db.Conversations.SingleAsync(row => row.Id == id, CancellationToken);
        return string.Join('\n', [.. said, .. votes, .. conversation.Dialogue.Exchanges.Select(exchange => exchange.Said)]);
    }

    private static async Task<bool> EmptyAsync(Service service, string id)
    {
        await using var db = service.OpenDb();
        return !await db.Activities.AnyAsync(row => row.ConversationId == id, CancellationToken) && !await db.Feedback.AnyAsync(row => row.ConversationId == id, CancellationToken);
    }

    private static async Task<VinhPhong.Bot.Conversations.Conversation> ConversationAsync(Service service, string id)
    {
        await using var db = service.OpenDb();
        return await db.Conversations.AsNoTracking().SingleAsync(row => row.Id == id, CancellationToken);
    }

    /// <summary>Lets the clock of the service run until something is so; it looks after conversations by that clock.</summary>
    private static Task AdvanceUntilAsync(FakeTimeProvider time, string what, Func<Task<bool>> look)
    {
        var step = TimeSpan.FromHours(1);
        var steps = 0;
        return Eventually.TrueAsync(what, async () =>
        {
            if (steps++ < 24 * 62) time.Advance(what == "close" ? TimeSpan.FromMinutes(1) : step);
            return await look();
        });
    }
}
