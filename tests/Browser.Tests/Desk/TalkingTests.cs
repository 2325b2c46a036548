using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests.Desk;

/// <summary>From the wish for a person to the assistant's next answer, on the screens of all who take part.</summary>
public sealed class TalkingTests(Chromium chromium, Crew crew) : DeskTest(chromium, crew)
{
    [Fact]
    public async Task A_resident_and_an_officer_talk_and_then_the_assistant_goes_on()
    {
        var lan = await ComesAsync(Staffer.Lan);
        await AsksForOfficerAsync("quên mật khẩu vneid");
        await Expect(lan.Rows).ToContainTextAsync("quên mật khẩu vneid"); // it came by itself
        await lan.ChooseAsync("quên mật khẩu vneid");
        await Expect(lan.Lines.First).ToContainTextAsync("Dạ chào bà con");
        await Expect(lan.Log).ToContainTextAsync(Wish);
        await Expect(Widget.Log).ToContainTextAsync($"{Staffer.Lan.Name}, cán bộ Trung tâm");

        await lan.SayAsync("Chào bà con, tôi xem liền.");
        await Expect(Widget.Answers.Last).ToContainTextAsync("Chào bà con, tôi xem liền.");
        await Expect(Widget.Answers.Last.Locator(".who")).ToHaveTextAsync($"Cán bộ {Staffer.Lan.Name}");

        var answers = await Widget.Answers.CountAsync();
        await Widget.SayAsync("quên mật khẩu vneid thì làm sao");
        await Expect(lan.Lines.Last).ToContainTextAsync("thì làm sao");
        await lan.SayAsync("Bà con chờ chút.");
        await Expect(Widget.Answers).ToHaveCountAsync(answers + 1); // the officer's word and nothing between

        await lan.EndAsync("Đã giải quyết");
        await Expect(Widget.Answers.Last).ToContainTextAsync("có giúp được việc của bà con không");
        await Widget.Button("Giúp được rồi", exact: true).ClickAsync();
        await Expect(Widget.Answers.Last).ToContainTextAsync("em cảm ơn");
        var answer = await Widget.AskAsync("quên mật khẩu vneid");
        await Expect(answer).ToContainTextAsync("Quên mật khẩu");
        await Expect(lan.View("Của tôi")).ToContainTextAsync("0");
    }

    [Fact]
    public async Task What_is_passed_to_another_office_and_to_a_colleague_comes_there_with_all_that_was_said()
    {
        var lan = await ComesAsync(Staffer.Lan);
        await AsksForOfficerAsync();
        await lan.ChooseAsync("quên mật khẩu");
        var hung = await ComesAsync(Staffer.Hung);
        await lan.NoteAsync("Người dân đã thử ba lần.");
        await lan.PassToAsync("Công an xã");
        await Expect(Widget.Log).ToContainTextAsync("Việc này do");
        await hung.ChooseAsync("quên mật khẩu");
        await Expect(hung.Log).ToContainTextAsync("Người dân đã thử ba lần.");
        await hung.SayAsync("Công an xã đây, để tôi coi.");

        await hung.PassToAsync(Staffer.Lan.Name, "Đã xác minh ở Công an xã.");
        await Expect(Widget.Log).ToContainTextAsync($"{Staffer.Lan.Name}, ");
        await Expect(hung.Box).ToBeDisabledAsync();
        await lan.View("Của tôi").ClickAsync();
        await Expect(lan.Log).ToContainTextAsync("Công an xã đây");
        await Expect(lan.Page.Locator(".line.note").Last).ToContainTextAsync("Đã xác minh ở Công an xã.");
        await Expect(lan.Box).ToBeEnabledAsync();
        await lan.SayAsync("Tôi làm tiếp cho bà con.");
        await Expect(Widget.Answers.Last.Locator(".who")).ToHaveTextAsync($"Cán bộ {Staffer.Lan.Name}");
    }

    [Fact]
    public async Task Notes_are_for_colleagues_alone()
    {
        var lan = await ComesAsync(Staffer.Lan);
        var id = await AsksForOfficerAsync();
        await lan.ChooseAsync("quên mật khẩu");
        var minh = new DeskScreen(await OpensAsync(Staffer.Minh, $"/desk/c/{id}"));
        await Expect(minh.Log).ToBeVisibleAsync();
        await lan.NoteAsync("Nghi bị lừa đảo, hỏi kỹ.");
        await Expect(minh.Log).ToContainTextAsync("Nghi bị lừa đảo"); // without reloading
        await lan.SayAsync("Chào bà con.");

        await Expect(Widget.Answers.Last).ToContainTextAsync("Chào bà con.");
        await Page.ReloadAsync();
        await Expect(Widget.Answers.Last).ToContainTextAsync("Chào bà con.");
        await Expect(Widget.Host).Not.ToContainTextAsync("lừa đảo");
    }

    [Fact]
    public async Task A_form_and_a_picture_come_to_the_resident_and_the_officer_sees_that_they_were_looked_at()
    {
        var lan = await ComesAsync(Staffer.Lan);
        await AsksForOfficerAsync();
        await lan.ChooseAsync("quên mật khẩu");
        await lan.Files.SetInputFilesAsync([
            new FilePayload { Name = "hướng dẫn.png", MimeType = "image/png", Buffer = Pictures.RedDot },
            new FilePayload { Name = "mẫu đơn.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7\n%%EOF plain"u8.ToArray() },
            new FilePayload { Name = "virus.exe", MimeType = "application/pdf", Buffer = "MZ not a paper at all"u8.ToArray() },
        ]);
        await Expect(lan.Said).ToContainTextAsync("virus.exe");
        await Expect(lan.ToSend).ToContainTextAsync("mẫu đơn.pdf");
        await lan.Button("Gửi").ClickAsync();
        var got = Widget.Answers.Last;
        await Expect(got.Locator("img")).ToHaveJSPropertyAsync("naturalWidth", 5);
        var paper = await Page.RunAndWaitForDownloadAsync(() => got.GetByRole(AriaRole.Button, new() { Name = "mẫu đơn.pdf" }).ClickAsync());
        Assert.Equal("mẫu đơn.pdf", paper.SuggestedFilename);
        await Expect(lan.ToSend).ToHaveCountAsync(0);
        await Expect(lan.Lines.Last.Locator("img")).ToBeVisibleAsync();
        await Expect(lan.Lines.Last).ToContainTextAsync("Người dân đã xem");

        await LooksAwayAsync(Page, true);
        await lan.SayAsync("Bà con in mẫu đó ra.");
        await Expect(lan.Lines.Last).ToContainTextAsync("Đã tới máy người dân");
        await LooksAwayAsync(Page, false);
        await Expect(lan.Lines.Last).ToContainTextAsync("Người dân đã xem");
    }

    [Fact]
    public async Task Who_is_writing_is_shown_on_both_sides_and_a_picture_comes_through()
    {
        var lan = await ComesAsync(Staffer.Lan);
        await AsksForOfficerAsync();
        await lan.ChooseAsync("quên mật khẩu");
        await lan.Box.PressSequentiallyAsync("Chào bà");
        await Expect(Widget.Typing).ToHaveTextAsync($"{Staffer.Lan.Name} đang soạn…");
        await Widget.Box.PressSequentiallyAsync("dạ ch");
        await Expect(lan.Said).ToHaveTextAsync("Người dân đang soạn…");

        await Widget.File.SetInputFilesAsync(new FilePayload { Name = "cccd.png", MimeType = "image/png", Buffer = Pictures.RedDot });
        var picture = lan.Lines.Last.Locator("img");
        await Expect(picture).ToBeVisibleAsync();
        await Expect(picture).ToHaveJSPropertyAsync("naturalWidth", 5);
    }

    [Fact]
    public async Task A_service_that_was_away_is_waited_for_and_nothing_typed_is_lost()
    {
        var lan = await ComesAsync(Staffer.Lan);
        await AsksForOfficerAsync();
        await lan.ChooseAsync("quên mật khẩu");
        await lan.Box.FillAsync("Bà con chuẩn bị giấy tờ: ");
        Server.Kill();
        var away = lan.Page.Locator("#components-reconnect-modal");
        await Expect(away).ToBeVisibleAsync();
        await Expect(away).ToContainTextAsync("Đang nối lại");
        await Server.StartAsync(Cancelled);
        await Expect(away).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await Expect(lan.Box).ToHaveValueAsync("Bà con chuẩn bị giấy tờ: ");
        await Expect(lan.Box).ToBeEnabledAsync();
        await lan.SayAsync("Bà con chuẩn bị giấy tờ: căn cước.");
        await Expect(Widget.Answers.Last).ToContainTextAsync("căn cước.");
    }
}
