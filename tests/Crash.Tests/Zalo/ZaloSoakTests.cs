using System.Globalization;
using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Channels.Zalo.Sending;
using VinhPhong.Simulators.Zalo.Chats;
using VinhPhong.Simulators.Zalo.Faults;

namespace VinhPhong.Crash.Tests.Zalo;

/// <summary>A bad day on the platform, and three deaths of the service in it.</summary>
[Collection(nameof(Busy))]
public sealed class ZaloSoakTests
{
    private const int Residents = 200;
    private const int PerSecond = 150;
    private const int AtOnce = 1000;
    private const int Restarts = 3;

    /// <summary>The whole soak, some ten minutes: <c>VINHPHONG_SOAK=20000</c>.</summary>
    private static readonly int Messages = int.Parse(Environment.GetEnvironmentVariable("VINHPHONG_SOAK") ?? "2000", CultureInfo.InvariantCulture);

    /// <summary>From the last message to its answer; the platform tries an event again after half a minute, and then after five.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(12);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Each_message_is_answered_once_and_in_order_and_none_is_lost_whatever_the_platform_does()
    {
        await using var site = await ZaloSite.OpenAsync(Cancelled);
        var crowd = new ZaloCrowd(site.Platform, Residents);
        site.Platform.Faults.Shares = new FaultShares(Duplicates: 0.05, Disorder: 0.05, SendFailures: 0.10);
        var writing = WriteAsync(site, crowd);
        for (var restart = 1; restart <= Restarts; restart++)
        {
            while (crowd.Written < Messages * restart / (Restarts + 1) && !writing.IsCompleted) await Task.Delay(20, Cancelled);
            site.Server.Kill();
            await site.Server.StartAsync(Cancelled);
        }
        await writing;
        var store = new ZaloStore(site.Server);
        await QuietAsync(site, store);
        for (site.Server.Kill(); await store.WaitingAsync(Cancelled) > 0; site.Server.Kill()) // dead, because some words are said unasked while one looks
        {
            await site.Server.StartAsync(Cancelled);
            await QuietAsync(site, store);
        }

        var conversations = await store.ConversationsAsync(Cancelled);
        foreach (var resident in crowd.Residents)
        {
            var activities = conversations[resident];
            var messages = activities.Where(activity => activity.Type == ActivityTypes.Message && activity.From?.Role == "user").ToArray();
            var lost = crowd.SaidBy(resident).Except(messages.Select(message => message.Text)).ToArray();
            Assert.True(lost.Length == 0, string.Join("\n", lost.Select(text => $"lost: {text}; {Deliveries(site, resident, text!)}")));
            Assert.Equal(crowd.SaidBy(resident).Count, messages.Length);
            var said = activities.Where(activity => activity.Type == ActivityTypes.Message && activity.From?.Role == "bot").ToArray(); // answers, and what is said unasked
            Assert.Equal(messages.Select(message => message.Id), said.Where(one => one.ReplyToId is not null).Select(answer => answer.ReplyToId));
            string[] spoken = [.. said.SelectMany(answer => ZaloPart.Of(answer, buttons: true)).Select(part => part.Text)];
            string[] heard = [.. site.Platform.Residents.Chat(resident).Where(message => message.By == Author.Api).Select(message => message.Text)];
            Assert.True(spoken.SequenceEqual(heard), $"said:\n{Heads(spoken)}\nheard:\n{Heads(heard)}");
        }
        TestContext.Current.SendDiagnosticMessage("{0} messages, {1} webhooks, {2} calls", crowd.Written, site.Platform.Log.Webhooks.Count, site.Platform.Log.Calls.Count);
    }

    private static string Heads(IEnumerable<string> texts) => string.Join("\n", texts.Select(text => "  " + text[..Math.Min(40, text.Length)].ReplaceLineEndings(" ")));

    /// <summary>What the platform knows of the delivery of a message.</summary>
    private static string Deliveries(ZaloSite site, string resident, string text)
    {
        var id = site.Platform.Residents.Chat(resident).Single(message => message.Text == text).Id;
        return string.Join(", ", site.Platform.Log.Webhooks.Where(sent => sent.MessageId == id).Select(sent => $"{sent.Time:HH:mm:ss.fff} try {sent.Retry}: {sent.Status} {sent.Problem} after {sent.Milliseconds:0} ms"));
    }

    /// <summary>Not more at once than the service takes on a busy machine: what it refuses comes again after minutes, and a third time after many.</summary>
    private static async Task WriteAsync(ZaloSite site, ZaloCrowd crowd)
    {
        for (var left = Messages; left > 0; left -= AtOnce)
        {
            await crowd.WriteAsync(Math.Min(left, AtOnce), PerSecond, Cancelled);
            await site.Platform.SettleAsync(Cancelled);
        }
    }

    /// <summary>Until every event has been delivered and every answer has gone out.</summary>
    private static async Task QuietAsync(ZaloSite site, ZaloStore store)
    {
        for (var end = DateTime.UtcNow + Patience; ; await Task.Delay(500, Cancelled))
        {
            var delivered = site.Platform.Webhooks.RetriesWaiting == 0; // asked before settling: one whose time comes meanwhile is settled with
            await site.Platform.SettleAsync(Cancelled);
            if (delivered && site.Platform.Webhooks.RetriesWaiting == 0 && await store.WaitingAsync(Cancelled) == 0) return;
            Assert.True(DateTime.UtcNow < end, $"{site.Platform.Webhooks.RetriesWaiting} events and {await store.WaitingAsync(Cancelled)} answers were still on their way");
        }
    }
}
