using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VinhPhong.Browser.Tests;

/// <summary>A page of another origin with our one tag in it, and a Content-Security-Policy as <c>/embed</c> tells its owner to write it.</summary>
internal sealed class OtherSite : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task serving;

    public OtherSite(Func<Uri> service)
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        serving = ServeAsync(service);
    }

    public Uri Address { get; }

    /// <summary>As browsers send it.</summary>
    public string Origin => Address.GetLeftPart(UriPartial.Authority);

    public void Dispose()
    {
        listener.Close();
        serving.Wait(TimeSpan.FromSeconds(5));
    }

    private async Task ServeAsync(Func<Uri> service)
    {
        while (true)
        {
            try
            {
                var context = await listener.GetContextAsync();
                var home = service().GetLeftPart(UriPartial.Authority);
                context.Response.ContentType = "text/html; charset=utf-8";
                context.Response.Headers["Content-Security-Policy"] =
                    $"default-src 'none'; script-src {home}; connect-src {home} {home.Replace("http", "ws", StringComparison.Ordinal)}; img-src blob: data:";
                var page = $"<!doctype html><html lang=vi><title>Trang của xã</title><link rel=icon href=data:,><h1>Trang của xã</h1><script src=\"{home}/widget.js\" data-title=\"Hỏi xã\" data-color=\"#006b3c\" data-position=left data-zalo defer></script>";
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(page));
                context.Response.Close();
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
