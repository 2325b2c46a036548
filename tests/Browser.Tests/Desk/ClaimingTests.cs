using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests.Desk;

/// <summary>Where officers take conversations from the queue themselves.</summary>
public sealed class ClaimingTests(Chromium chromium, Crew crew) : DeskTest(chromium, crew)
{
    private protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Desk__AssignAutomatically"] = "false" };

    [Fact]
    public async Task Of_two_officers_who_claim_at_once_one_gets_it_and_the_other_is_told_who()
    {
        var lan = await ComesAsync(Staffer.Lan);
        var minh = await ComesAsync(Staffer.Minh);
        await AsksForOfficerAsync();
        await lan.ChooseAsync("quên mật khẩu");
        await minh.ChooseAsync("quên mật khẩu");
        await Task.WhenAll(lan.Claim.ClickAsync(), minh.Claim.ClickAsync());

        await Expect(lan.Claim).ToHaveCountAsync(0);
        await Expect(minh.Claim).ToHaveCountAsync(0);
        var (winner, loser, name) = await lan.Box.IsEnabledAsync() ? (lan, minh, Staffer.Lan.Name) : (minh, lan, Staffer.Minh.Name);
        await Expect(winner.Box).ToBeEnabledAsync();
        await Expect(winner.Said).ToContainTextAsync("Anh/chị đang giữ hội thoại VP-");
        await Expect(loser.Box).ToBeDisabledAsync();
        await Expect(loser.Said).ToHaveTextAsync($"{name} đã tiếp nhận hội thoại này trước.");
        await Expect(loser.Holder).ToContainTextAsync($"{name} đang giữ");
    }
}
