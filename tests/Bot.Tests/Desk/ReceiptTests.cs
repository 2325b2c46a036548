using VinhPhong.Bot.Conversations;

namespace VinhPhong.Bot.Tests.Desk;

public sealed class ReceiptsOnSqlite(OnSqlite served) : ReceiptTests(served), IClassFixture<OnSqlite>;

public sealed class ReceiptsOnPostgres(OnPostgres served) : ReceiptTests(served), IClassFixture<OnPostgres>;

/// <summary>What an officer learns of words at the resident's device.</summary>
public abstract class ReceiptTests(Served served) : ServiceTests(served)
{
    [Fact]
    public async Task What_a_device_has_and_what_was_looked_at_is_kept_with_the_conversation_and_not_in_the_transcript()
    {
        var resident = await Resident.WelcomedAsync(Shared);
        Assert.Equal((0, 0), ReceiptsOf(resident));
        await TellAsync(resident, Receipt.DeliveredEvent, $"{resident.Id}|0000002");
        Assert.Equal((2, 0), ReceiptsOf(resident));
        await TellAsync(resident, Receipt.SeenEvent, $"{resident.Id}|0000002");
        Assert.Equal((2, 2), ReceiptsOf(resident));
        Assert.DoesNotContain(await resident.AllAsync(), activity => activity.Text("type") == "event");
    }

    [Fact]
    public async Task To_have_looked_is_to_have_it()
    {
        var resident = await Resident.WelcomedAsync(Shared);
        await TellAsync(resident, Receipt.SeenEvent, $"{resident.Id}|0000002");
        Assert.Equal((2, 2), ReceiptsOf(resident));
    }

    [Fact]
    public async Task An_older_receipt_takes_nothing_back_and_what_nobody_sent_was_seen_by_nobody()
    {
        var resident = await Resident.WelcomedAsync(Shared);
        await resident.AskAsync("xin chào");
        var last = (await resident.AllAsync())[^1].Sequence();
        await TellAsync(resident, Receipt.SeenEvent, $"{resident.Id}|0000999");
        Assert.Equal((last, last), ReceiptsOf(resident));
        await TellAsync(resident, Receipt.SeenEvent, $"{resident.Id}|0000001");
        await TellAsync(resident, Receipt.DeliveredEvent, $"{resident.Id}|0000001");
        Assert.Equal((last, last), ReceiptsOf(resident));
    }

    [Theory]
    [InlineData("somebody|0000002")]
    [InlineData("")]
    [InlineData("0000002")]
    [InlineData("{0}|-2")]
    [InlineData("{0}|99999999999999999999")]
    [InlineData("{0}0000002")]
    public async Task A_receipt_for_something_else_is_an_event_like_any_other(string id)
    {
        var resident = await Resident.WelcomedAsync(Shared);
        await TellAsync(resident, Receipt.SeenEvent, id.Replace("{0}", resident.Id, StringComparison.Ordinal));
        Assert.Equal((0, 0), ReceiptsOf(resident));
        await resident.AskAsync("xin chào");
    }

    private static Task<string> TellAsync(Resident resident, string name, string id) => resident.SendAsync(new { type = "event", name, value = new { lastReadMessageId = id } });

    private (long Delivered, long Seen) ReceiptsOf(Resident resident)
    {
        using var db = Shared.OpenDb();
        return db.Conversations.Where(row => row.Id == resident.Id).Select(row => new ValueTuple<long, long>(row.DeliveredThrough, row.SeenThrough)).Single();
    }
}
