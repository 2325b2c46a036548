using System.Net.WebSockets;
using System.Text.Json;

namespace VinhPhong.Bot.Tests.DirectLine;

public sealed class StreamsOnSqlite(OnSqlite served) : StreamTests(served), IClassFixture<OnSqlite>;

public sealed class StreamsOnPostgres(OnPostgres served) : StreamTests(served), IClassFixture<OnPostgres>;

public abstract class StreamTests(Served served) : ServiceTests(served)
{
    [Fact]
    public async Task A_stream_gives_what_was_there_then_what_comes_each_once_with_a_watermark_that_grows()
    {
        var resident = await Resident.WelcomedAsync(Shared);
        using var stream = await Stream.OpenAsync(resident.StreamUrl);
        Assert.Equal("welcome", (await stream.ReadAsync(1))[0].Outcome());
        var id = await resident.SayAsync("xin chào");
        var watermark = 2L;
        var seen = new List<JsonElement>();
        while (seen.Count < 2)
        {
            var frame = (await stream.ReadAsync())!.Value;
            seen.AddRange(frame.GetProperty("activities").EnumerateArray());
            var next = long.Parse(frame.Text("watermark"), System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(next > watermark);
            Assert.Equal(seen[^1].Sequence(), watermark = next);
        }
        Assert.Equal(id, seen[0].Text("id"));
        Assert.Equal(id, seen[1].ReplyTo());
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("?watermark=", 3)]
    [InlineData("?watermark=0", 3)]
    [InlineData("?watermark=2", 2)]
    public async Task Who_comes_back_gets_what_was_missed(string query, int missed)
    {
        var resident = await Resident.WelcomedAsync(Shared);
        await resident.AskAsync("xin chào");
        var back = await (await resident.CallAsync(HttpMethod.Get, query)).OkAsync();
        Assert.Equal(resident.Id, back.Text("conversationId"));
        using var stream = await Stream.OpenAsync(back.Text("streamUrl"));
        var last = await new Resident(Shared, resident.Id, back.Text("token")).SayAsync("cảm ơn");
        var all = await stream.ReadAsync(missed + 2);
        Assert.Equal(last, all[missed].Text("id")); // nothing more, nothing less before it
        Assert.Equal(all.Select(activity => activity.Sequence()).Order(), all.Select(activity => activity.Sequence()));
    }

    [Fact]
    public async Task Several_streams_of_one_conversation_get_everything_and_a_fifth_ends_the_oldest()
    {
        var resident = await Resident.WelcomedAsync(Shared);
        var streams = new List<Stream>();
        for (var i = 0; i < 5; i++) streams.Add(await OpenAsync());
        while (await streams[0].ReadAsync() is not null)
        {
        }
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, streams[0].Socket.CloseStatus);
        var id = await resident.SayAsync("xin chào");
        foreach (var stream in streams.Skip(1))
        {
            var all = await stream.ReadAsync(3);
            Assert.Equal((id, id), (all[1].Text("id"), all[2].ReplyTo()));
        }
        foreach (var stream in streams) stream.Dispose();

        async Task<Stream> OpenAsync() => await Stream.OpenAsync((await (await resident.CallAsync(HttpMethod.Get, "?watermark=0")).OkAsync()).Text("streamUrl"));
    }

    [Fact]
    public async Task A_reader_that_is_slow_misses_nothing()
    {
        const int messages = 60;
        var resident = await Resident.WelcomedAsync(Shared);
        using var stream = await Stream.OpenAsync(resident.StreamUrl);
        var padding = new string('x', 150_000); // more than the line and its buffers hold
        for (var i = 0; i < messages; i++) await resident.SendAsync(new { type = "event", name = "dai", value = padding });
        await resident.AskAsync("xin chào");
        var all = await stream.ReadAsync(messages + 3);
        Assert.Equal(Enumerable.Range(2, messages + 3).Select(number => (long)number), all.Select(activity => activity.Sequence()));
    }

    [Fact]
    public async Task Typing_is_seen_by_who_listens_and_kept_nowhere()
    {
        var resident = await Resident.WelcomedAsync(Shared);
        using var stream = await Stream.OpenAsync(resident.StreamUrl);
        await stream.ReadAsync(1);
        Assert.NotEmpty(await resident.SendAsync(new { type = "typing", from = new { id = "x" } }));
        var frame = (await stream.ReadAsync())!.Value;
        Assert.False(frame.TryGetProperty("watermark", out _));
        var typing = Assert.Single(frame.GetProperty("activities").EnumerateArray());
        Assert.Equal(("typing", "user"), (typing.Text("type"), typing.GetProperty("from").Text("role")));
        Assert.Single(await resident.AllAsync());
        Assert.Equal(3, (await resident.AskAsync("xin chào")).Sequence() - 1);
    }

    [Fact]
    public async Task The_assistant_shows_that_it_is_at_work()
    {
        var service = await StartAsync(["Conversations:TypingAfter=00:00:00"]);
        var resident = await Resident.WelcomedAsync(service);
        using var stream = await Stream.OpenAsync(resident.StreamUrl);
        await stream.ReadAsync(1);
        await resident.SayAsync("xin chào");
        var all = await stream.ReadAsync(3);
        Assert.Contains(all, activity => activity.Text("type") == "typing" && activity.IsBot());
        Assert.Equal(3, (await resident.AllAsync()).Count);
    }

    [Fact]
    public async Task Empty_frames_of_the_client_keep_the_line_open_and_its_close_is_answered()
    {
        var resident = await Resident.WelcomedAsync(Shared);
        using var stream = await Stream.OpenAsync(resident.StreamUrl);
        await stream.ReadAsync(1);
        foreach (var text in new[] { "", "", "gì đó", new string('y', 70_000) }) await stream.Socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken);
        await resident.SayAsync("xin chào");
        await stream.ReadAsync(2);
        await stream.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken);
        Assert.Null(await stream.ReadAsync());
    }

    [Fact]
    public async Task A_stop_closes_streams_so_that_clients_come_back()
    {
        await using var store = await StoreAsync();
        var service = await Service.StartAsync(store);
        await using (service)
        {
            var resident = await Resident.WelcomedAsync(service);
            using var stream = await Stream.OpenAsync(resident.StreamUrl);
            await stream.ReadAsync(1);
            var stopping = service.StopAsync();
            Assert.Null(await stream.ReadAsync());
            Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, stream.Socket.CloseStatus); // 1001
            await stopping;
        }
    }
}
