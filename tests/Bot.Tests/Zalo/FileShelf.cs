using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace VinhPhong.Bot.Tests.Zalo;

/// <summary>A host of files that does what no good host does.</summary>
internal sealed class FileShelf : IAsyncDisposable
{
    private readonly WebApplication app;
    private volatile bool isDown;

    private FileShelf(WebApplication app) => this.app = app;

    public static byte[] Picture { get; } = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[600]];

    /// <summary>Answers with a failure while it is down.</summary>
    public bool IsDown { set => isDown = value; }

    public int Visits { get; private set; }

    public static async Task<FileShelf> OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var shelf = new FileShelf(builder.Build());
        shelf.app.Run(shelf.AnswerAsync);
        await shelf.app.StartAsync(TestContext.Current.CancellationToken);
        return shelf;
    }

    public string Address(string path) => $"{app.Urls.First()}/{path}";

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Visits++;
        if (isDown) context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        else if (context.Request.Path == "/onward.png") context.Response.Redirect("/picture.png");
        else if (context.Request.Path == "/missing.png") context.Response.StatusCode = StatusCodes.Status404NotFound;
        else if (context.Request.Path == "/program.exe") await context.Response.Body.WriteAsync(new byte[100], context.RequestAborted);
        else if (context.Request.Path == "/endless.png") await PourAsync(context);
        else await context.Response.Body.WriteAsync(Picture, context.RequestAborted);
    }

    /// <summary>Says nothing of its length and does not end.</summary>
    private static async Task PourAsync(HttpContext context)
    {
        while (!context.RequestAborted.IsCancellationRequested) await context.Response.Body.WriteAsync(Picture, context.RequestAborted);
    }
}
