using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using VinhPhong.Bot.Channels.Zalo.Tokens;
using VinhPhong.Simulators.Zalo;
using VinhPhong.Simulators.Zalo.Faults;

namespace VinhPhong.Bot.Tests.Zalo;

public sealed class ZaloFaultsOnSqlite(OnSqlite served) : ZaloFaultTests(served), IClassFixture<OnSqlite>;

public sealed class ZaloFaultsOnPostgres(OnPostgres served) : ZaloFaultTests(served), IClassFixture<OnPostgres>;

/// <summary>What the platform does wrong, and what a resident notices of it: nothing, or a little later.</summary>
public abstract class ZaloFaultTests(Served served) : ServiceTests(served)
{
    public static TheoryData<CallFault> BadAnswers => new()
    {
        new CallFault(CallFaultKind.Error, CarriedOut: true, Error: -200),
        new CallFault(CallFaultKind.Error, CarriedOut: false, Error: -200),
        new CallFault(CallFaultKind.Status500, CarriedOut: true),
        new CallFault(CallFaultKind.Status500, CarriedOut: false),
        new CallFault(CallFaultKind.Status502, CarriedOut: true),
        new CallFault(CallFaultKind.Status503, CarriedOut: false),
        new CallFault(CallFaultKind.Drop, CarriedOut: true),
        new CallFault(CallFaultKind.Drop, CarriedOut: false),
        new CallFault(CallFaultKind.TruncatedJson),
        new CallFault(CallFaultKind.NullData),
        new CallFault(CallFaultKind.NumbersAsText),
        new CallFault(CallFaultKind.EmptyObject, CarriedOut: true),
        new CallFault(CallFaultKind.EmptyBody, CarriedOut: false),
        new CallFault(CallFaultKind.EchoFirst),
    };

    [Theory]
    [MemberData(nameof(BadAnswers))]
    public async Task Whatever_the_platform_says_each_message_reaches_the_resident_once_and_in_order(CallFault fault)
    {
        await using var commune = await OpenAsync();
        var resident = commune.Resident();
        await resident.AsksAsync("xin chào");
        commune.Platform.Faults.Next(CallKind.Send, fault);
        await resident.SaysAsync("cảm ơn em");
        await resident.HearsAsync(2);
        await resident.AsksAsync("xin chào");
        await resident.HearsNoMoreThanAsync(3);
        Assert.Equal(resident.Heard.Select(message => message.Time).Order(), resident.Heard.Select(message => message.Time));
    }

    [Fact]
    public async Task A_platform_that_cannot_be_asked_whether_it_did_is_asked_until_it_can()
    {
        await using var commune = await OpenAsync();
        var resident = commune.Resident();
        commune.Platform.Faults.Next(CallKind.Send, new CallFault(CallFaultKind.Drop, CarriedOut: true));
        commune.Platform.Faults.Next(CallKind.Read, new CallFault(CallFaultKind.Status500), times: 2);
        await resident.SaysAsync("xin chào");
        await resident.HearsAsync(1);
        await resident.AsksAsync("cảm ơn");
        await resident.HearsNoMoreThanAsync(2);
    }

    [Theory]
    [InlineData(-216)]
    [InlineData(-220)]
    public async Task A_token_that_runs_out_in_the_middle_of_an_answer_is_renewed_once_and_the_rest_follows(int code)
    {
        await using var commune = await OpenAsync(change: options => options with { ExpiredTokenError = code });
        var resident = commune.Resident();
        await resident.AsksAsync("xin chào");
        var issued = commune.Platform.Tokens.Issued;
        commune.Platform.Tokens.ExpireAccessTokenNow();
        await resident.AsksAsync("cảm ơn");
        Assert.Equal(issued + 1, commune.Platform.Tokens.Issued);
        await resident.HearsNoMoreThanAsync(2);
    }

    [Fact]
    public async Task Two_instances_that_need_a_new_token_at_once_ask_for_one()
    {
        var store = await StoreAsync();
        await using var commune = await ZaloCommune.OpenAsync(store);
        await using var other = await Service.StartAsync(store, ZaloCommune.SettingsFor(commune.Zalo));
        var both = new[] { commune.Service, other }.Select(one => one.Services.GetRequiredService<ZaloTokens>()).ToArray();
        var refused = await both[0].AccessAsync(CancellationToken);
        var issued = commune.Platform.Tokens.Issued;
        commune.Platform.Tokens.ExpireAccessTokenNow();
        var fresh = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => both[i % 2].RenewAsync(refused!, CancellationToken)));
        Assert.Equal(issued + 1, commune.Platform.Tokens.Issued);
        Assert.All(fresh, token => Assert.Equal(commune.Platform.Tokens.Current!.AccessToken, token));
    }

    [Theory]
    [InlineData(CallFaultKind.ErrorNameOnly)]
    [InlineData(CallFaultKind.Error)]
    public async Task A_refresh_that_is_refused_keeps_the_pair_and_calls_for_an_administrator(CallFaultKind kind)
    {
        await using var commune = await OpenAsync();
        var tokens = commune.Service.Services.GetRequiredService<ZaloTokens>();
        var before = await tokens.FindAsync(CancellationToken);
        commune.Platform.Faults.Next(CallKind.Token, new CallFault(kind, Error: -14014));
        Assert.Null(await tokens.RenewAsync((await tokens.AccessAsync(CancellationToken))!, CancellationToken));
        var after = await tokens.FindAsync(CancellationToken);
        Assert.Equal((before!.Sealed, before.Version), (after!.Sealed, after.Version));
        Assert.NotNull(after.Problem);
        await commune.ConsentAsync();
        Assert.NotNull(await tokens.AccessAsync(CancellationToken));
        await commune.Resident().AsksAsync("xin chào");
    }

    [Fact]
    public async Task After_an_end_that_nobody_knows_of_the_old_token_tells_whether_a_pair_was_lost()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var commune = await OpenAsync(time: time);
        var tokens = commune.Service.Services.GetRequiredService<ZaloTokens>();
        var access = (await tokens.AccessAsync(CancellationToken))!;
        commune.Platform.Faults.Next(CallKind.Token, new CallFault(CallFaultKind.Drop, CarriedOut: false));
        await Assert.ThrowsAsync<ZaloUnreachableException>(() => tokens.RenewAsync(access, CancellationToken));
        time.Advance(TimeSpan.FromMinutes(3));
        var fresh = await tokens.RenewAsync(access, CancellationToken); // nothing was given: the refresh token is still good
        Assert.Equal(commune.Platform.Tokens.Current!.AccessToken, fresh);

        commune.Platform.Faults.Next(CallKind.Token, new CallFault(CallFaultKind.Drop, CarriedOut: true));
        await Assert.ThrowsAsync<ZaloUnreachableException>(() => tokens.RenewAsync(fresh!, CancellationToken));
        time.Advance(TimeSpan.FromMinutes(3));
        Assert.Null(await tokens.RenewAsync(fresh!, CancellationToken)); // a pair was given and lost
        Assert.NotNull((await tokens.FindAsync(CancellationToken))!.Problem);
    }

    [Fact]
    public async Task The_token_is_renewed_before_it_runs_out()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var commune = await OpenAsync(time: time);
        var issued = commune.Platform.Tokens.Issued;
        time.Advance(TimeSpan.FromHours(19));
        await Task.Delay(200, CancellationToken);
        Assert.Equal(issued, commune.Platform.Tokens.Issued);
        await Eventually.TrueAsync("a new pair", () =>
        {
            time.Advance(TimeSpan.FromMinutes(2));
            return Task.FromResult(commune.Platform.Tokens.Issued == issued + 1);
        });
        Assert.InRange(time.GetUtcNow() - time.Start, TimeSpan.FromHours(19.9), TimeSpan.FromHours(25));
    }

    [Fact]
    public async Task A_resident_who_cannot_be_written_to_any_more_shows_at_the_desk_with_the_reason()
    {
        await using var commune = await OpenAsync();
        var resident = commune.Resident();
        commune.Platform.Faults.Next(CallKind.Send, new CallFault(CallFaultKind.Error, Error: -230));
        await resident.SaysAsync("xin chào");
        await Eventually.TrueAsync("the note", async () =>
        {
            await using var db = commune.Service.OpenDb();
            return await db.Notes.AnyAsync(note => note.Text.Contains("-230"), CancellationToken);
        });
        await resident.HearsNoMoreThanAsync(0);
    }

    private async Task<ZaloCommune> OpenAsync(Func<ZaloSimulatorOptions, ZaloSimulatorOptions>? change = null, TimeProvider? time = null) => await ZaloCommune.OpenAsync(await StoreAsync(), change: change, time: time);
}
