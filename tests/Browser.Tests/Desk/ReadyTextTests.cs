using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests.Desk;

/// <summary>What officers need not write anew.</summary>
public sealed class ReadyTextTests(Chromium chromium, Crew crew) : DeskTest(chromium, crew)
{
    [Fact]
    public async Task A_candidate_goes_into_the_writing_box_to_be_changed_and_sent()
    {
        var lan = await ComesAsync(Staffer.Lan);
        await AsksForOfficerAsync();
        await lan.ChooseAsync("quên mật khẩu");
        await lan.Side.GetByRole(AriaRole.Button, new() { Name = "Dùng câu này" }).First.ClickAsync();
        await Expect(lan.Box).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("Quên mật khẩu"));
        await Expect(lan.Box).Not.ToHaveValueAsync(new System.Text.RegularExpressions.Regex(@"\*\*|^#", System.Text.RegularExpressions.RegexOptions.Multiline)); // goes out as plain text
        var proposed = await lan.Box.InputValueAsync();
        await lan.Box.FillAsync("Tôi thêm: mang theo căn cước.\n" + proposed[..40]);
        await lan.Button("Gửi").ClickAsync();
        await Expect(Widget.Answers.Last).ToContainTextAsync("Tôi thêm: mang theo căn cước.");
        await Expect(lan.Box).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_question_and_the_officers_last_word_on_it_lie_ready_for_the_editors_once()
    {
        var lan = await ComesAsync(Staffer.Lan);
        var id = await AsksForOfficerAsync();
        await lan.ChooseAsync("quên mật khẩu");
        await lan.SayAsync("Bà con chờ chút.");
        await lan.SayAsync("Bấm Quên mật khẩu, cần thì gọi tôi số 0912345678.");
        var draft = lan.Button("Đưa vào hỏi đáp");
        await draft.DblClickAsync();
        await Expect(lan.Side.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã gửi câu hỏi và câu trả lời cho người soạn");
        await draft.ClickAsync();
        await lan.SayAsync("Xong thì đặt mật khẩu mới.");
        await draft.ClickAsync();
        const string Last = "quên mật khẩu vneid → Xong thì đặt mật khẩu mới.";
        await Eventually.TrueAsync(() => Drafts().Contains(Last), () => string.Join('\n', Drafts()));
        Assert.Equal(["quên mật khẩu vneid → Bấm Quên mật khẩu, cần thì gọi tôi số ••••••••78.", Last], Drafts());

        IReadOnlyList<string> Drafts() => Store.Read(Server, "select Question || ' → ' || Answer from FaqSuggestion where ConversationId = $id order by Id", id);
    }

    [Fact]
    public async Task A_ready_answer_says_who_answers_for_which_office_and_under_which_reference()
    {
        var settings = await OpensAsync(Staffer.Lan, "/desk/settings");
        await settings.Locator("#canned-title").FillAsync("Chào");
        await settings.Locator("#canned-text").FillAsync("Tôi là {ten}, {don-vi}. Mã phiếu {ma-phieu}.");
        await settings.Locator("#add-canned").ClickAsync();
        await Expect(settings.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "{ma-phieu}" })).ToHaveCountAsync(1);
        var lan = await ComesAsync(Staffer.Lan);
        await AsksForOfficerAsync();
        await lan.ChooseAsync("quên mật khẩu");
        await lan.Side.GetByRole(AriaRole.Button, new() { Name = "Chào", Exact = true }).ClickAsync();
        await Expect(lan.Box).ToHaveValueAsync(new System.Text.RegularExpressions.Regex($"^Tôi là {Staffer.Lan.Name}, Trung tâm PVHCC. Mã phiếu VP-[2-9A-Z]{{6}}\\.$"));
    }

    [Fact]
    public async Task Without_an_officers_answer_there_is_nothing_for_the_editors()
    {
        var lan = await ComesAsync(Staffer.Lan);
        await ElsewhereAsync(Wish);
        await lan.ChooseAsync(Wish);
        await lan.Button("Đưa vào hỏi đáp").ClickAsync();
        await Expect(lan.Side.GetByRole(AriaRole.Status)).ToContainTextAsync("Chưa có câu hỏi và câu trả lời");
    }
}
