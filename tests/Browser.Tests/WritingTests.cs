using VinhPhong.Knowledge.Safety;
using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests;

/// <summary>What is warned of or refused before it is sent.</summary>
public sealed class WritingTests(Chromium chromium) : BrowserTest(chromium)
{
    [Theory]
    [InlineData("mã OTP của tôi là 482913")]
    [InlineData("ma xac nhan 4829")]
    [InlineData("mật khẩu: 12345678")]
    [InlineData("089123456789")]
    [InlineData("cccd 0891 2345 6789 nha em")]
    [InlineData("9704 3612 3456 7890")]
    [InlineData("cmnd 351234567")]
    [InlineData("482913")]
    [InlineData("số cũ 351234567")]
    [InlineData("mk 12345678")]
    [InlineData("stk 7711 2050 0012 345")]
    public async Task A_secret_number_is_warned_of_while_it_is_typed(string text)
    {
        await OpenAsync();
        await Widget.Box.PressSequentiallyAsync(text);

        await Expect(Widget.Secret).ToBeVisibleAsync();
        await Expect(Widget.Secret).ToContainTextAsync("Đừng gửi");
        await Widget.Box.FillAsync("quên mật khẩu vneid");
        await Expect(Widget.Secret).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData("tổng đài 1900.0368 gọi được không")]
    [InlineData("gọi số 0912345678 được không")]
    [InlineData("nghị định 69/2024/NĐ-CP")]
    [InlineData("phí 50000 đồng hả em")]
    [InlineData("mượn 15.000.000 20.000.000 đồng")]
    [InlineData("mã hồ sơ 123456789012 tra ở đâu")]
    public async Task A_number_that_is_no_secret_is_not_warned_of(string text)
    {
        await OpenAsync();
        await Widget.Box.PressSequentiallyAsync(text);

        await Expect(Widget.Secret).ToBeHiddenAsync();
    }

    /// <summary>Telephones aside, which officers need; and one that is a code alone, which only its writer can know.</summary>
    [Fact]
    public async Task What_is_warned_of_is_what_the_service_masks()
    {
        string[] texts =
        [
            "cccd 091085001234", "cccd091085001234", "cccd 091\u200B085001234 nha", "cccd 091 085 001 234", "CMND cũ 371234567", "CMND 371 234 567", "stk 7711 2050 0012 345 agribank",
            "tài khoản 120 000 000", "mua 120 000 000 đồng", "mất 15.000.000 đồng", "mã OTP là 482913", "ma xac thuc 482 913", "pin 4829", "mat khau la 12345678", "mk 123456", "năm 123456",
            "số tôi 091 234 5678 nha", "+84 91 234 56 78", "84912345678", "gọi 1900 0368", "mã hồ sơ 12345678 tra ở đâu", "mã số thuế 1801234567", "biên nhận 987654321", "Nghị định 69/2024, ngày 04/03/2026",
            "123456789/2020", "12345678901234567890123", "số thẻ 9704361234567890", "\uFF10\uFF18\uFF19\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16\uFF17\uFF18\uFF19", "ngày 04-03-2026", "x-371234567", "0371234567890",
        ];
        await OpenAsync();
        foreach (var text in texts)
        {
            await Widget.Box.FillAsync(text);
            var warned = (PersonalData.Find(text) & ~PersonalDataKinds.Phone) != PersonalDataKinds.None;
            Assert.True(warned == await Widget.Secret.IsVisibleAsync(), $"\"{text}\" should {(warned ? "" : "not ")}be warned of.");
        }
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_counted_kept_and_not_sent()
    {
        await OpenAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        await Widget.Box.FillAsync(new string('a', 1_900));
        await Expect(Widget.Host.Locator(".count")).ToHaveTextAsync("Còn 100 chữ cái");
        await Widget.Box.FillAsync(new string('a', 2_007));
        await Widget.Send.ClickAsync();

        await Expect(Widget.Host.Locator(".count")).ToContainTextAsync("Dài quá 7 chữ cái");
        await Expect(Widget.Box).ToHaveValueAsync(new string('a', 2_007));
        await Expect(Widget.Mine).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_picture_is_sent_shown_and_still_there_after_a_reload()
    {
        await OpenAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        await Widget.File.SetInputFilesAsync(new FilePayload { Name = "màn hình.png", MimeType = "image/png", Buffer = Pictures.RedDot });

        await ShownAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(2);
        await Expect(Widget.Answers.Last).ToContainTextAsync("đã nhận");
        await Page.ReloadAsync();
        await ShownAsync();

        async Task ShownAsync()
        {
            var picture = Widget.Mine.GetByRole(AriaRole.Img, new() { Name = "màn hình.png" });
            await Expect(picture).ToBeVisibleAsync();
            await Expect(picture).ToHaveJSPropertyAsync("naturalWidth", 5);
        }
    }

    [Fact]
    public async Task A_file_that_is_neither_picture_nor_PDF_is_refused_in_words()
    {
        await OpenAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        await Widget.File.SetInputFilesAsync(new FilePayload { Name = "ghi chú.txt", MimeType = "text/plain", Buffer = "xin chào"u8.ToArray() });

        await Expect(Widget.Notes).ToContainTextAsync("Chỉ gửi được hình hoặc tệp PDF");
        await Expect(Widget.Mine).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_text_file_that_calls_itself_a_picture_is_refused_by_the_service_and_said_so()
    {
        await OpenAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        await Widget.File.SetInputFilesAsync(new FilePayload { Name = "hình.png", MimeType = "image/png", Buffer = "xin chào, đây không phải hình"u8.ToArray() });

        await Expect(Widget.Pending).ToContainTextAsync("Chỉ gửi được hình hoặc tệp PDF");
        await Widget.Button("Bỏ tin này").ClickAsync();
        await Expect(Widget.Pending).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_file_that_is_too_big_is_refused_in_words()
    {
        await OpenAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        await Widget.File.EvaluateAsync("""
            input => {
              const chosen = new DataTransfer();
              chosen.items.add(new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'phim.png', { type: 'image/png' }));
              input.files = chosen.files;
              input.dispatchEvent(new Event('change'));
            }
            """);

        await Expect(Widget.Notes).ToContainTextAsync("Tệp lớn quá 10 MB");
        await Expect(Widget.Mine).ToHaveCountAsync(0);
    }
}
