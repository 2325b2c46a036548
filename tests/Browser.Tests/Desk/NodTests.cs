using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests.Desk;

/// <summary>Answers that wait for an officer's nod.</summary>
public sealed class NodTests(Chromium chromium, Crew crew) : DeskTest(chromium, crew)
{
    private const string Entry = "Quên mật khẩu đăng nhập VNeID";
    private const string OfTheAnswer = "số định danh và số điện thoại đã đăng ký";
    private const string Checks = "Câu này cán bộ phụ trách muốn tự xem";

    private protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Desk__AssignAutomatically"] = "false" };

    [Fact]
    public async Task The_office_sees_the_answer_first_and_what_it_makes_of_it_is_all_the_resident_gets()
    {
        var settings = await AskedForAsync();
        var hung = await ComesAsync(Staffer.Hung);
        await AsksAsync();
        await Expect(hung.Rows).ToContainTextAsync("Đơn vị muốn xem trước câu trả lời");
        await hung.ChooseAsync("quên mật khẩu vneid");
        await hung.Claim.ClickAsync();
        var proposed = hung.Side.Locator(".candidate").Filter(new() { HasText = Entry });
        await proposed.Locator("summary").ClickAsync();
        await Expect(proposed).ToContainTextAsync(OfTheAnswer);
        await Expect(hung.Box).ToBeEnabledAsync();
        await proposed.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(hung.Box).ToHaveValueAsync(new Regex(OfTheAnswer));
        await Expect(Widget.Host).Not.ToContainTextAsync(OfTheAnswer); // it lies with the officer, and only there
        await hung.SayAsync($"Bà con nhập {OfTheAnswer}. Kẹt thì ra Công an xã.");
        await Expect(Widget.Answers.Last).ToContainTextAsync("Kẹt thì ra Công an xã.");
        await Expect(Widget.Answers.Last.Locator(".who")).ToHaveTextAsync($"Cán bộ {Staffer.Hung.Name}");
        await Expect(Widget.Host).Not.ToContainTextAsync("Khai đúng họ tên"); // which stood in the proposal too

        await hung.EndAsync("Trả lại trợ lý");
        await Expect(hung.Box).ToBeDisabledAsync();
        await settings.GetByRole(AriaRole.Listitem).Filter(new() { HasText = Entry }).GetByRole(AriaRole.Button, new() { Name = "Xóa" }).ClickAsync();
        await Expect(settings.GetByText("Không có mục nào.")).ToBeVisibleAsync();
        await Widget.SayAsync("quên mật khẩu vneid");
        await Expect(Widget.Answers.Last).ToContainTextAsync("Khai đúng họ tên"); // as nobody asks for the nod any more
    }

    [Fact]
    public async Task What_is_not_wanted_any_more_and_what_the_officer_does_not_nod_at_is_never_said()
    {
        await AskedForAsync();
        var hung = await ComesAsync(Staffer.Hung);
        await AsksAsync();
        await Expect(hung.Rows).ToHaveCountAsync(1);
        await Widget.Button("Thôi, không chờ nữa").Last.ClickAsync();
        await Expect(Widget.Answers.Last).ToContainTextAsync("em đã bỏ phiếu VP-");
        await Expect(hung.Rows).ToHaveCountAsync(0);

        var answers = await Widget.Answers.CountAsync();
        await Widget.SayAsync("tui quên mật khẩu vneid, giúp tui");
        await hung.ChooseAsync("giúp tui");
        await hung.Claim.ClickAsync();
        await Expect(hung.Box).ToBeEnabledAsync();
        await hung.EndAsync("Không thuộc việc của xã");
        await Expect(hung.Box).ToBeDisabledAsync();
        await Expect(Widget.Answers.Nth(answers)).ToContainTextAsync(Checks);
        await Expect(Widget.Log).ToContainTextAsync($"{Staffer.Hung.Name}, cán bộ");
        await Widget.AskAsync("xin chào"); // the assistant is there again: whatever it had to say before has been said
        await Expect(Widget.Host).Not.ToContainTextAsync(OfTheAnswer);
    }

    private async Task<IPage> AskedForAsync()
    {
        var settings = await OpensAsync(Staffer.Thu, "/desk/settings");
        await settings.Locator("#nod").SelectOptionAsync(new SelectOptionValue { Label = Entry });
        await settings.Locator("#add-nod").ClickAsync();
        await Expect(settings.GetByRole(AriaRole.Listitem).Filter(new() { HasText = Entry })).ToHaveCountAsync(1);
        return settings;
    }

    private async Task AsksAsync()
    {
        await OpenAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        await Widget.SayAsync("quên mật khẩu vneid");
        await Expect(Widget.Answers.Nth(1)).ToContainTextAsync(Checks);
        await Expect(Widget.Host).Not.ToContainTextAsync(OfTheAnswer);
    }
}
