using System.Globalization;
using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace VinhPhong.Browser.Tests;

/// <summary>Whatever anybody writes is shown as text: no script runs, and nothing appears but what answers are made of.</summary>
public sealed partial class UnsafeTextTests(Chromium chromium) : BrowserTest(chromium)
{
    /// <summary>Counts what runs; a payload that only opens a dialog is a fault too.</summary>
    private const string Trap = "window.ran = 0; window.run = () => { window.ran++; return ''; };";

    /// <summary>Every element below a bubble that the renderer does not make, and every attribute that could do something.</summary>
    private const string Strangers = """
        all => {
          const known = new Set(['P', 'H3', 'UL', 'OL', 'LI', 'STRONG', 'EM', 'BLOCKQUOTE', 'BR', 'HR', 'A', 'SPAN', 'DIV', 'BUTTON', 'svg', 'path', 'DETAILS', 'SUMMARY']);
          const found = [];
          for (const bubble of all) for (const node of bubble.querySelectorAll('*')) {
            if (!known.has(node.nodeName)) found.push(node.nodeName + ' in ' + bubble.textContent);
            for (const { name, value } of node.attributes) {
              if (/^on|^style$|^srcdoc$|^src$|^xlink/i.test(name)) found.push(name + '=' + value);
              if (name === 'href' && !/^(https?:\/\/|tel:|mailto:)/i.test(value)) found.push(name + '=' + value);
            }
          }
          return found;
        }
        """;

    private static readonly string[] Payloads =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "unsafe-texts.txt")).Where(line => line.Length > 0 && !IsRemark().IsMatch(line)).Select(Unescape)];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Context.AddInitScriptAsync(Trap);
    }

    [Fact]
    public async Task In_what_a_resident_writes()
    {
        await OpenAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        // One message for several payloads: they are separate lines, and the service is asked a few times only.
        foreach (var together in Payloads.Chunk(12))
        {
            await Widget.Box.FillAsync(string.Join('\n', together.Select(text => text.Replace("\0", "", StringComparison.Ordinal))));
            await Widget.Box.PressAsync("Enter");
        }
        await Expect(Widget.Mine).ToHaveCountAsync((Payloads.Length + 11) / 12);
        await Expect(Widget.Pending).ToHaveCountAsync(0);
        await Page.ReloadAsync();
        await Expect(Widget.Mine).ToHaveCountAsync((Payloads.Length + 11) / 12);

        await NothingRanAsync();
        Assert.Empty(await Widget.Mine.EvaluateAllAsync<string[]>("all => all.flatMap(one => [...one.querySelectorAll('*')]).filter(node => node.nodeName !== 'SPAN').map(node => node.nodeName)"));
        await Expect(Widget.Mine.First).ToContainTextAsync("<script>run()</script>");
    }

    [Fact]
    public async Task In_an_answer_its_buttons_its_sources_and_the_name_of_who_answers()
    {
        var line = await StubbedLine.OnAsync(Page);
        await OpenAsync();
        await Expect(Widget.Answers).ToHaveCountAsync(1);
        foreach (var text in Payloads)
        {
            line.Say(text, new
            {
                outcome = "answer",
                feedback = true,
                sources = new[] { new { document = text, article = text, url = text, @checked = text, official = true } },
                links = new[] { new { url = text, official = true } },
            }, new { id = "officer:1", name = text, role = "bot" });
        }
        await Expect(Widget.Answers).ToHaveCountAsync(Payloads.Length + 1);
        await Widget.Answers.EvaluateAllAsync<int>("""
            all => all.flatMap(one => [...one.querySelectorAll('*')]).map(node => {
              if (node.nodeName === 'DETAILS') node.open = true;
              node.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
              node.dispatchEvent(new FocusEvent('focus'));
            }).length
            """);

        await NothingRanAsync();
        await Expect(Widget.Choices).ToHaveCountAsync(1);
        await Expect(Widget.Choices).ToHaveTextAsync(Payloads[^1]);
    }

    [Fact]
    public async Task In_the_options_of_the_tag()
    {
        await OpenAsync("/embed");
        await Page.EvaluateAsync("""
            () => {
              document.querySelector('vinhphong-chat').remove();
              const chat = document.createElement('vinhphong-chat');
              const bad = '"><img src=x onerror=run()>';
              for (const name of ['title', 'greeting', 'color', 'position', 'locale']) chat.setAttribute(name, name === 'color' ? 'red;background:url(javascript:run())' : bad);
              chat.setAttribute('open', '');
              document.body.append(chat);
            }
            """);
        await Expect(Widget.Answers).ToContainTextAsync("<img src=x onerror=run()>");

        await NothingRanAsync();
    }

    private async Task NothingRanAsync()
    {
        Assert.Equal(0, await Page.EvaluateAsync<int>("() => window.ran"));
        Assert.Empty(await Widget.Answers.EvaluateAllAsync<string[]>(Strangers));
        Assert.Single(Context.Pages);
    }

    private static string Unescape(string line) => Escaped().Replace(line, match => match.Value switch
    {
        "\\n" => "\n",
        "\\t" => "\t",
        "\\0" => "\0",
        "\\\\" => "\\",
        _ => char.ConvertFromUtf32(int.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
    });

    [GeneratedRegex(@"\\\\|\\[nt0]|\\u\{([0-9A-Fa-f]+)\}")]
    private static partial Regex Escaped();

    /// <summary>A remark, or the name of a class; a Markdown heading with a payload in it is neither.</summary>
    [GeneratedRegex("^##? [A-Za-z][^<]*$")]
    private static partial Regex IsRemark();
}
