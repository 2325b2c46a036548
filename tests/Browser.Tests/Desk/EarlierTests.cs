using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests.Desk;

/// <summary>Residents who have been here before, as far as the channel says who they are.</summary>
public sealed class EarlierTests(Chromium chromium, Crew crew) : DeskTest(chromium, crew)
{
    [Fact]
    public async Task What_the_resident_asked_before_is_a_click_away_and_so_is_the_way_back()
    {
        await KnownElsewhereAsync("dl_nguoi-khac", "làm thẻ bảo hiểm y tế ở đâu");
        var (before, _) = await KnownElsewhereAsync("dl_hai", "giấy khai sinh làm ở đâu");
        var (now, _) = await KnownElsewhereAsync("dl_hai", "quên mật khẩu vneid", Wish);
        await ElsewhereAsync("mất căn cước", Wish);
        var lan = await ComesAsync(Staffer.Lan);
        await lan.ChooseAsync("mất căn cước");
        await Expect(lan.Side).ToContainTextAsync("Chưa có lần nào trước đây.");
        await lan.ChooseAsync("quên mật khẩu");
        await Expect(lan.Earlier).ToHaveCountAsync(1);
        await Expect(lan.Earlier).ToHaveAttributeAsync("href", $"/desk/c/{before}");
        await lan.Box.FillAsync("Bà con nhớ lần trước ");

        await lan.Earlier.ClickAsync();
        await Expect(lan.Log).ToContainTextAsync("giấy khai sinh làm ở đâu");
        await Expect(lan.Log).Not.ToContainTextAsync("quên mật khẩu");
        await Expect(lan.Box).ToBeDisabledAsync(); // nobody asked for an officer in it
        await Expect(lan.Earlier).ToHaveAttributeAsync("href", $"/desk/c/{now}");
        await lan.Page.GoBackAsync();
        await Expect(lan.Log).ToContainTextAsync("quên mật khẩu vneid");
        await Expect(lan.Box).ToBeEnabledAsync();
        await Expect(lan.Box).ToHaveValueAsync("Bà con nhớ lần trước ");
        await lan.SayAsync("Bà con nhớ lần trước không?");
    }
}
