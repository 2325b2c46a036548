using System.Text.Json;
using System.Text.RegularExpressions;

namespace VinhPhong.Browser.Tests;

/// <summary>The stream between service and page, into which a test can put messages that the service would never send.</summary>
internal sealed partial class StubbedLine
{
    private IWebSocketRoute? socket;
    private int said;

    public static async Task<StubbedLine> OnAsync(IPage page)
    {
        var line = new StubbedLine();
        await page.RouteWebSocketAsync(Streams(), socket => (line.socket = socket).ConnectToServer());
        return line;
    }

    /// <summary>Lets the page believe that the assistant said this.</summary>
    public void Say(string text, object? answer = null, object? from = null) => Send(new
    {
        type = "message",
        id = $"stub|{++said:0000000}",
        timestamp = DateTimeOffset.UtcNow,
        from = from ?? new { id = "assistant", name = "Trợ lý Vĩnh Phong", role = "bot" },
        textFormat = "markdown",
        text,
        suggestedActions = new { actions = new[] { new { type = "imBack", title = text, value = text } } },
        channelData = new { answer = answer ?? new { outcome = "answer", feedback = true } },
    });

    public void Happen(string name, object value) => Send(new { type = "event", id = $"stub|{++said:0000000}", name, value, from = new { id = "assistant", role = "bot" } });

    public void Type(object? from = null) => Send(new { type = "typing", from = from ?? new { id = "assistant", role = "bot" } });

    /// <summary>A message in any form that the service may have.</summary>
    public void Message(string text, object from, object? channelData = null, params string[] choices) => Send(new
    {
        type = "message",
        id = $"stub|{++said:0000000}",
        timestamp = DateTimeOffset.UtcNow,
        from,
        textFormat = "plain",
        text,
        channelData,
        suggestedActions = new { actions = choices.Select(one => new { type = "imBack", title = one, value = one }) },
    });

    private void Send(object activity) => socket!.Send(JsonSerializer.Serialize(new { activities = new[] { activity } }));

    [GeneratedRegex("/stream")]
    private static partial Regex Streams();
}
