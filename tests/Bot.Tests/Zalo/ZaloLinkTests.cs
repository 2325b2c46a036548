using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using VinhPhong.Bot.Conversations.Linking;
using VinhPhong.Bot.Desk;
using Conversation = VinhPhong.Bot.Conversations.Conversation;

namespace VinhPhong.Bot.Tests.Zalo;

public sealed class ZaloLinkOnSqlite(OnSqlite served) : ZaloLinkTests(served), IClassFixture<OnSqlite>;

public sealed class ZaloLinkOnPostgres(OnPostgres served) : ZaloLinkTests(served), IClassFixture<OnPostgres>;

/// <summary>One resident, two channels: apart, until the resident says otherwise.</summary>
public abstract class ZaloLinkTests(Served served) : ServiceTests(served)
{
    private const string Wish = "Nối với Zalo";

    [Fact]
    public async Task The_code_that_is_shown_in_the_widget_links_the_two_and_both_are_told()
    {
        await using var commune = await ZaloCommune.OpenAsync(await StoreAsync());
        var (web, zalo) = (await Resident.WelcomedAsync(commune.Service), commune.Resident());
        await zalo.AsksAsync("xin chào");
        Assert.Empty(await EarlierAsync(commune, web.Id));

        var code = await CodeAsync(web);
        var answer = Assert.Single(await zalo.AsksAsync(code.ToLowerInvariant().Replace("noi", "nối", StringComparison.Ordinal)));
        Assert.Contains("khung trò chuyện trên trang web", answer.Text, StringComparison.Ordinal);
        await Eventually.GetAsync("the widget is told", async () => (await web.AllAsync()).Any(activity => activity.Maybe("text")?.Contains("vừa được nối với Zalo", StringComparison.Ordinal) == true) ? "told" : null);
        Assert.Equal("zalo", Assert.Single(await EarlierAsync(commune, web.Id)).Channel);

        Assert.Contains("không đúng", Assert.Single(await commune.Resident("Người khác").AsksAsync(code)).Text, StringComparison.Ordinal); // good once
    }

    [Fact]
    public async Task A_code_is_good_for_ten_minutes_and_only_the_newest_one()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var commune = await ZaloCommune.OpenAsync(await StoreAsync(), time: time);
        var links = commune.Service.Services.GetRequiredService<Links>();
        var (web, zalo) = (await Resident.BeginAsync(commune.Service), commune.Resident());
        await zalo.AsksAsync("xin chào");
        var zaloId = await ConversationIdAsync(commune, zalo.Id);
        var first = await links.OfferAsync(web.Id, CancellationToken);
        var second = await links.OfferAsync(web.Id, CancellationToken);
        Assert.Null(await links.TakeUpAsync(first, zaloId, CancellationToken));
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(await links.TakeUpAsync(second, zaloId, CancellationToken));
        var third = await links.OfferAsync(web.Id, CancellationToken);
        Assert.Null(await links.TakeUpAsync(third, (await Resident.BeginAsync(commune.Service)).Id, CancellationToken)); // another web chat is no other channel
        Assert.Equal(web.Id, await links.TakeUpAsync(third, zaloId, CancellationToken));
        Assert.Equal(web.Id, await links.TakeUpAsync(third, zaloId, CancellationToken)); // the turn is run again after a crash
    }

    [Fact]
    public async Task Who_is_forgotten_on_one_channel_is_forgotten_on_the_other()
    {
        await using var commune = await ZaloCommune.OpenAsync(await StoreAsync());
        var (web, zalo) = (await Resident.WelcomedAsync(commune.Service), commune.Resident());
        await zalo.AsksAsync(await CodeAsync(web));
        await web.SendAsync(new { type = "event", name = "forget" });
        await Eventually.TrueAsync("both are forgotten", async () =>
        {
            await using var db = commune.Service.OpenDb();
            return await db.Conversations.CountAsync(row => row.ForgottenAt != null, CancellationToken) == 2 && !await db.LinkedConversations.AnyAsync(CancellationToken);
        });
    }

    [Theory]
    [InlineData("noi KQMX 7294", "KQMX7294")]
    [InlineData(" Nối kqmx-7294. ", "KQMX7294")]
    [InlineData("nôi\nkqmx7294", "KQMX7294")]
    [InlineData("noi that dep 2024", null)]
    [InlineData("KQMX 7294", null)]
    [InlineData("nối lại mạng", null)]
    public void A_code_is_read_however_it_is_spaced(string said, string? code) => Assert.Equal(code, LinkCode.In(said));

    private static async Task<string> CodeAsync(Resident web)
    {
        var answer = await web.AskAsync(Wish);
        return System.Text.RegularExpressions.Regex.Match(answer.Text("text"), @"NOI [A-Z]{4} \d{4}").Value;
    }

    private static Task<IReadOnlyList<Conversation>> EarlierAsync(ZaloCommune commune, string id) => commune.Service.Services.GetRequiredService<DeskReader>().EarlierAsync(id, CancellationToken);

    private static async Task<string> ConversationIdAsync(ZaloCommune commune, string user)
    {
        await using var db = commune.Service.OpenDb();
        return await db.Conversations.Where(row => row.UserId == user).Select(row => row.Id).SingleAsync(CancellationToken);
    }
}
