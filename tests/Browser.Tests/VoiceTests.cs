using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests;

/// <summary>Hearing an answer and saying a question, with a browser whose voice and ear are ours.</summary>
public sealed class VoiceTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string OurVoice = """
        window.spoken = []; window.stopped = 0;
        window.SpeechSynthesisUtterance = function (text) { this.text = text; };
        Object.defineProperty(window, 'speechSynthesis', { value: {
          getVoices: () => [{ lang: 'en-US' }, { lang: 'vi-VN', name: 'Linh' }],
          speak: one => window.spoken.push(one), cancel: () => { window.stopped++; } } });
        """;

    private const string LateVoices = """
        window.voices = [{ lang: 'en-US' }, { lang: 'vie-X' }];
        window.SpeechSynthesisUtterance = function (text) { this.text = text; };
        Object.defineProperty(window, 'speechSynthesis', { value: {
          getVoices: () => window.voices, speak() {}, cancel() {}, addEventListener: (name, told) => { if (name === 'voiceschanged') window.loaded = told; } } });
        """;

    private const string OurEar = """
        delete window.SpeechRecognition;
        window.webkitSpeechRecognition = function () { window.ear = this; };
        window.webkitSpeechRecognition.prototype = { start() { this.started = true; }, stop() { this.onend(); } };
        window.hear = (...said) => window.ear.onresult({ results: said.map(transcript => [{ transcript }]) });
        """;

    private const string NoVoiceNoEar = """
        delete window.SpeechRecognition; delete window.webkitSpeechRecognition;
        Object.defineProperty(window, 'speechSynthesis', { value: undefined });
        """;

    [Fact]
    public async Task An_answer_is_read_aloud_in_Vietnamese_without_signs_and_sources()
    {
        await Context.AddInitScriptAsync(OurVoice);
        await OpenAsync();
        var answer = await Widget.AskAsync("cách kích hoạt định danh mức 2");
        await answer.GetByRole(AriaRole.Button, new() { Name = "Đọc to" }).ClickAsync();

        var said = await Page.EvaluateAsync<string[]>("() => [spoken[0].text, spoken[0].lang, spoken[0].voice.name]");
        Assert.Equal(["vi-VN", "Linh"], said[1..]);
        Assert.Contains("Nhập mã OTP gửi về số đó.", said[0], StringComparison.Ordinal);
        Assert.DoesNotMatch(@"[*#>\[\]]|https?:|Nguồn|\.\.", said[0]);
    }

    [Fact]
    public async Task Nothing_is_read_aloud_by_a_foreign_voice_and_a_Vietnamese_one_may_come_late()
    {
        await Context.AddInitScriptAsync(LateVoices);
        await OpenAsync();
        var answer = await Widget.AskAsync("quên mật khẩu vneid");
        await Expect(answer.GetByRole(AriaRole.Button, new() { Name = "Chép" })).ToBeVisibleAsync();
        await Expect(Widget.Button("Đọc to")).ToHaveCountAsync(0);
        await Page.EvaluateAsync("() => { voices = [...voices, { lang: 'vi_VN' }]; loaded(); }");

        await Expect(answer.GetByRole(AriaRole.Button, new() { Name = "Đọc to" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Reading_stops_when_asked()
    {
        await Context.AddInitScriptAsync(OurVoice);
        await OpenAsync();
        var first = await Widget.AskAsync("quên mật khẩu vneid");
        await first.GetByRole(AriaRole.Button, new() { Name = "Đọc to" }).ClickAsync();
        await first.GetByRole(AriaRole.Button, new() { Name = "Ngừng đọc" }).ClickAsync();

        await Expect(first.GetByRole(AriaRole.Button, new() { Name = "Đọc to" })).ToBeVisibleAsync();
        Assert.Equal("1 spoken, 2 stopped", await Page.EvaluateAsync<string>("() => `${spoken.length} spoken, ${stopped} stopped`"));
    }

    [Fact]
    public async Task What_is_spoken_appears_in_the_box_and_nothing_is_sent_by_itself()
    {
        await Context.AddInitScriptAsync(OurEar);
        await OpenAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        await Widget.Box.FillAsync("Cho hỏi");
        await Widget.Button("Nói thay vì gõ").ClickAsync();
        await Expect(Widget.Button("Ngừng nghe")).ToHaveAttributeAsync("aria-pressed", "true");
        await Page.EvaluateAsync("() => { hear('quên'); hear('quên mật khẩu', 'vneid'); }");
        await Expect(Widget.Box).ToHaveValueAsync("Cho hỏi quên mật khẩu vneid");
        await Page.EvaluateAsync("() => ear.onend()");

        await Expect(Widget.Button("Nói thay vì gõ")).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(Widget.Mine).ToHaveCountAsync(0);
        Assert.Equal("vi-VN", await Page.EvaluateAsync<string>("() => ear.lang"));
        await Expect(Widget.Box).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_microphone_that_is_not_allowed_is_said_in_words()
    {
        await Context.AddInitScriptAsync(OurEar);
        await OpenAsync();
        await Widget.Button("Nói thay vì gõ").ClickAsync();
        await Page.EvaluateAsync("() => { ear.onerror({ error: 'not-allowed' }); ear.onend(); }");

        await Expect(Widget.Notes).ToContainTextAsync("micrô");
        await Expect(Widget.Notes).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_browser_that_can_neither_speak_nor_hear_shows_no_button_for_it()
    {
        await Context.AddInitScriptAsync(NoVoiceNoEar);
        await OpenAsync();
        var answer = await Widget.AskAsync("quên mật khẩu vneid");

        await Expect(answer.GetByRole(AriaRole.Button, new() { Name = "Chép" })).ToBeVisibleAsync();
        await Expect(Widget.Button("Đọc to")).ToHaveCountAsync(0);
        await Expect(Widget.Button("Nói thay vì gõ")).ToHaveCountAsync(0);
    }
}
