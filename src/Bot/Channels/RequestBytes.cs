namespace VinhPhong.Bot.Channels;

/// <summary>The body of a request, up to a limit.</summary>
internal static class RequestBytes
{
    public static async Task<(ReadOnlyMemory<byte> Bytes, bool TooBig)> ReadAsync(HttpRequest request, int largest, CancellationToken cancellationToken)
    {
        if (request.ContentLength > largest) return (default, true);
        var pipe = request.BodyReader;
        while (true)
        {
            var read = await pipe.ReadAsync(cancellationToken);
            if (read.Buffer.Length > largest)
            {
                pipe.AdvanceTo(read.Buffer.End);
                return (default, true);
            }
            if (read.IsCompleted)
            {
                var bytes = System.Buffers.BuffersExtensions.ToArray(read.Buffer);
                pipe.AdvanceTo(read.Buffer.End);
                return (bytes, false);
            }
            pipe.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
