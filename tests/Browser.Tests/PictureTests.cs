using System.Globalization;
using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests;

/// <summary>
/// The main states as pictures, for the README. They replace the ones in <c>docs/images</c> only with <c>VINHPHONG_SCREENSHOTS=1</c>;
/// otherwise they lie beside the test program, and are looked at only for not being blank.
/// </summary>
public sealed class PictureTests(Chromium chromium) : BrowserTest(chromium)
{
    private const int FewestColours = 40;

    private const string ReadPixels = """
        async encoded => {
          const picture = new Image();
          picture.src = 'data:image/png;base64,' + encoded;
          await picture.decode();
          const canvas = Object.assign(document.createElement('canvas'), { width: picture.width, height: picture.height });
          const brush = canvas.getContext('2d');
          brush.drawImage(picture, 0, 0);
          const pixels = brush.getImageData(0, 0, canvas.width, canvas.height).data, pieces = [];
          for (let at = 0; at < pixels.length; at += 30000) pieces.push(btoa(String.fromCharCode(...pixels.subarray(at, at + 30000))));
          return [`${canvas.width}`, `${new Set(new Uint32Array(pixels.buffer)).size}`, pieces.join('')]; // 30000 bytes end without padding
        }
        """;

    private static readonly string Beside = Path.Combine(AppContext.BaseDirectory, "images");
    private static readonly string Folder = Environment.GetEnvironmentVariable("VINHPHONG_SCREENSHOTS") == "1" ? Path.Combine(Repository(), "docs", "images") : Beside;

    private protected override BrowserNewContextOptions Profile => new()
    {
        Locale = "vi-VN",
        ViewportSize = new() { Width = 360, Height = 640 },
        DeviceScaleFactor = 2,
        ReducedMotion = ReducedMotion.Reduce,
    };

    [Fact]
    public async Task Of_the_welcome()
    {
        await WelcomeAsync();
        await TakeAsync("widget-welcome");
    }

    [Fact]
    public async Task Of_an_answer_with_steps()
    {
        await WelcomeAsync();
        await Widget.AskAsync("quên mật khẩu vneid");
        await TakeAsync("widget-answer");
    }

    [Fact]
    public async Task Of_a_message_that_waits_for_the_line()
    {
        await WelcomeAsync();
        await Widget.AskAsync("xin chào");
        await Context.SetOfflineAsync(true);
        await Expect(Widget.State).ToBeVisibleAsync();
        await Widget.SayAsync("Làm lại thẻ căn cước ở đâu?");
        await Expect(Widget.Pending).ToContainTextAsync("Chờ mạng");
        await TakeAsync("widget-offline");
    }

    [Fact]
    public async Task Of_the_dark_colours_with_thumbs_and_sources()
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await WelcomeAsync();
        var answer = await Widget.AskAsync("quên mật khẩu vneid");
        await answer.Locator("summary").ClickAsync();
        await Widget.Host.Locator(".scroll").EvaluateAsync("one => { one.scrollTop = one.scrollHeight - one.clientHeight - 150; }");
        await TakeAsync("widget-dark");
    }

    [Fact]
    public async Task Of_the_largest_letters()
    {
        await WelcomeAsync("Rất lớn");
        await Widget.AskAsync("quên mật khẩu vneid");
        await TakeAsync("widget-large");
    }

    [Fact]
    public async Task Of_a_desktop()
    {
        await Page.SetViewportSizeAsync(1024, 720);
        await WelcomeAsync();
        await Widget.AskAsync("quên mật khẩu vneid");
        await TakeAsync("widget-desktop");
    }

    private async Task WelcomeAsync(string? option = null)
    {
        await OpenAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        if (option is null) return;
        await Widget.Button("Tùy chọn").ClickAsync();
        await Widget.Button(option, exact: true).ClickAsync();
        await Widget.Button("Tùy chọn").ClickAsync();
    }

    private async Task TakeAsync(string name)
    {
        await Widget.Box.BlurAsync();
        await Expect(Widget.Host.Locator(".typing")).ToHaveTextAsync("");
        await TakeAsync(Page, name, forReaders: true);
    }

    /// <summary>The page as a picture; one that is not for readers always lies beside the test program.</summary>
    internal static async Task TakeAsync(IPage shown, string name, bool forReaders)
    {
        var folder = forReaders ? Folder : Beside;
        Directory.CreateDirectory(folder);
        var taken = await shown.ScreenshotAsync(new() { Caret = ScreenshotCaret.Hide });
        var page = await shown.Context.NewPageAsync(); // a page of ours forbids what reading needs
        var read = await page.EvaluateAsync<string[]>(ReadPixels, Convert.ToBase64String(taken));
        await page.CloseAsync();
        Assert.InRange(int.Parse(read[1], CultureInfo.InvariantCulture), FewestColours, int.MaxValue);
        await File.WriteAllBytesAsync(Path.Combine(folder, name + ".png"), SmallPng.Of(int.Parse(read[0], CultureInfo.InvariantCulture), Convert.FromBase64String(read[2])), Cancelled);
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "VinhPhong.Assistant.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The repository is not above the test program.");
    }
}
