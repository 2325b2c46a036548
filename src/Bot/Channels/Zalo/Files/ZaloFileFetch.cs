using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using VinhPhong.Bot.Conversations;

namespace VinhPhong.Bot.Channels.Zalo.Files;

/// <summary>Fetches one file: from an allowed host at a public address, without being sent on, within a time and a size.</summary>
internal sealed class ZaloFileFetch(HttpClient client, IOptions<ZaloOptions> options)
{
    private const int Piece = 64 * 1024;

    private readonly ZaloFileHosts hosts = new(options.Value.FileHosts);

    public async Task<ZaloFetched> FetchAsync(string url, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !hosts.Allows(address)) return new ZaloFetched.Lost(ZaloFileProblem.Host);
        using var within = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        within.CancelAfter(options.Value.FileTimeout);
        try
        {
            using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, within.Token);
            return await ReadAsync(answer, within.Token);
        }
        catch (HttpRequestException refused) when (refused is { InnerException: ClosedAddressException } or ClosedAddressException)
        {
            return new ZaloFetched.Lost(ZaloFileProblem.Host);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new ZaloFetched.Later(failure is HttpRequestException { HttpRequestError: var error } ? error.ToString() : failure.GetType().Name);
        }
    }

    /// <summary>The connection goes to the address that was checked, not to what the name means a moment later; never by a proxy, which would look the name up for itself.</summary>
    public static SocketsHttpHandler Handler(ZaloFileHosts hosts) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = async (context, cancellationToken) =>
        {
            var host = context.DnsEndPoint.Host;
            var addresses = (await Dns.GetHostAddressesAsync(host, cancellationToken)).Where(one => hosts.Allows(host, one)).ToArray();
            if (addresses.Length == 0) throw new ClosedAddressException();
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };

    private async Task<ZaloFetched> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var status = (int)answer.StatusCode;
        if (status is >= 300 and < 400) return new ZaloFetched.Lost(ZaloFileProblem.Host);
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status408RequestTimeout or >= 500) return new ZaloFetched.Later($"HTTP {status}");
        if (!answer.IsSuccessStatusCode) return new ZaloFetched.Lost(ZaloFileProblem.Gone);
        var largest = options.Value.LargestFile;
        if (answer.Content.Headers.ContentLength > largest) return new ZaloFetched.Lost(ZaloFileProblem.TooBig);
        using var bytes = new MemoryStream();
        var piece = new byte[Piece];
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        for (int read; (read = await body.ReadAsync(piece, cancellationToken)) > 0;)
        {
            if (bytes.Length + read > largest) return new ZaloFetched.Lost(ZaloFileProblem.TooBig); // whatever it said of its length
            bytes.Write(piece, 0, read);
        }
        var whole = bytes.ToArray();
        return (FileType.Of(whole) ?? FileType.OfRecording(whole)) is { } type ? new ZaloFetched.Here(whole, type) : new ZaloFetched.Lost(ZaloFileProblem.Type);
    }

    /// <summary>A name leads only to addresses that nothing is fetched from.</summary>
    private sealed class ClosedAddressException() : HttpRequestException("The address is not public.");
}
