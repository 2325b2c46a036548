using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests.Desk;

/// <summary>The desk without a mouse.</summary>
public sealed class KeyboardTests(Chromium chromium, Crew crew) : DeskTest(chromium, crew)
{
    private protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Desk__AssignAutomatically"] = "false" };

    [Fact]
    public async Task A_conversation_is_found_taken_answered_and_ended_with_keys_alone()
    {
        var lan = await ComesAsync(Staffer.Lan);
        var keys = lan.Page.Keyboard;
        var (first, _) = await ElsewhereAsync(Wish);
        await Expect(lan.Rows).ToHaveCountAsync(1);
        var (second, _) = await ElsewhereAsync(Wish);
        await Expect(lan.Rows).ToHaveCountAsync(2);
        await keys.PressAsync("j");
        await ChosenAsync(lan, first);
        await keys.PressAsync("j");
        await ChosenAsync(lan, second);
        await keys.PressAsync("k");
        await ChosenAsync(lan, first);
        await keys.PressAsync("c");
        await Expect(lan.Box).ToBeEnabledAsync();

        await keys.PressAsync("n");
        await Expect(lan.Note).ToBeFocusedAsync();
        await keys.TypeAsync("jjj là chữ, không phải phím tắt");
        await Expect(lan.Note).ToHaveValueAsync("jjj là chữ, không phải phím tắt");
        await keys.PressAsync("Enter");
        await Expect(lan.Page.Locator(".line.note")).ToContainTextAsync("jjj là chữ");
        await lan.Note.BlurAsync();
        await keys.PressAsync("r");
        await Expect(lan.Box).ToBeFocusedAsync();
        await keys.TypeAsync("Chào bà con.");
        await keys.PressAsync("Control+Enter");
        await Expect(lan.Lines.Last).ToContainTextAsync("Chào bà con.");
        await lan.Box.BlurAsync();
        await keys.PressAsync("/");
        await Expect(lan.Page.Locator("#filter")).ToBeFocusedAsync();
        await lan.Page.Locator("#filter").BlurAsync();
        await keys.PressAsync("e");
        await Expect(lan.Button("Đã giải quyết")).ToBeFocusedAsync();
        await keys.PressAsync("Escape");
        await Expect(lan.Button("Đã giải quyết")).ToBeHiddenAsync();
        await keys.PressAsync("e");
        await keys.PressAsync("Enter");
        await Expect(lan.Box).ToBeDisabledAsync();
    }

    private static async Task ChosenAsync(DeskScreen screen, string conversationId)
    {
        await Expect(screen.Page.Locator(".row.chosen a")).ToHaveAttributeAsync("href", $"/desk/c/{conversationId}");
        await Expect(screen.Claim).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_keys_are_shown_and_can_be_turned_off()
    {
        var lan = await ComesAsync(Staffer.Lan);
        var help = lan.Page.GetByRole(AriaRole.Dialog, new() { Name = "Phím tắt" });
        await Expect(lan.Button("Phím tắt")).ToBeVisibleAsync();
        await lan.Page.Keyboard.PressAsync("?");
        await Expect(help).ToContainTextAsync("tiếp nhận");
        await help.GetByRole(AriaRole.Checkbox).UncheckAsync();
        await lan.Page.Keyboard.PressAsync("Escape");
        await Expect(help).ToHaveCountAsync(0);
        await lan.Page.ReloadAsync();
        await Expect(lan.Button("Phím tắt")).ToBeVisibleAsync();
        await lan.Page.Keyboard.PressAsync("/");
        await Expect(lan.Page.Locator("#filter")).Not.ToBeFocusedAsync();
        await lan.Button("Phím tắt").ClickAsync();
        await Expect(help.GetByRole(AriaRole.Checkbox)).Not.ToBeCheckedAsync();
    }
}
