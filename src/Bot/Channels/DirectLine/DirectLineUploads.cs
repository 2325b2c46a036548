using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Conversations;

namespace VinhPhong.Bot.Channels.DirectLine;

/// <summary>Reads an upload: a multipart body with an activity and its files, or one bare file.</summary>
internal sealed class DirectLineUploads(Uploads uploads, IOptions<DirectLineOptions> options, TimeProvider time)
{
    /// <summary>Room for the activity and the borders between the parts.</summary>
    private const int Overhead = 1024 * 1024;

    /// <summary>The activity with its stored files, or what to answer instead.</summary>
    internal sealed record Read(Activity? Activity, IReadOnlyList<StoredFile> Files, IResult? Refusal)
    {
        public static Read Refuse(IResult refusal) => new(null, [], refusal);
    }

    public async Task<Read> ReadAsync(HttpContext context, string conversationId, Uri attachmentsUrl, CancellationToken cancellationToken)
    {
        var largest = ((long)options.Value.LargestFile * options.Value.MostFiles) + Overhead;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = largest;
        var (activity, parts, refusal) = context.Request.HasFormContentType
            ? await ReadFormAsync(context.Request, largest, cancellationToken)
            : await ReadBareAsync(context.Request, cancellationToken);
        if (refusal is not null) return Read.Refuse(refusal);
        if (parts.Count == 0) return Read.Refuse(DirectLineErrors.BadArgument("The upload has no file."));
        if (parts.Count > options.Value.MostFiles) return Read.Refuse(DirectLineErrors.TooBig($"At most {options.Value.MostFiles} files in one message."));
        foreach (var part in parts)
        {
            if (part.Bytes.Length > options.Value.LargestFile) return Read.Refuse(DirectLineErrors.TooBig($"\"{part.Name}\" is larger than {options.Value.LargestFile} bytes."));
            if (FileType.Of(part.Bytes.Span) is null) return Read.Refuse(DirectLineErrors.TypeRefused($"\"{part.Name}\" is neither a picture nor a PDF."));
        }
        var files = new List<StoredFile>();
        foreach (var part in parts) files.Add(await SaveAsync(part, conversationId, cancellationToken));
        activity ??= new Activity { Type = ActivityTypes.Message };
        return new Read(activity with
        {
            Attachments = [.. files.Select((file, i) => (activity.Attachments?.ElementAtOrDefault(i) ?? new Attachment()) with
        {
            ContentType = file.ContentType, Name = file.Name, Content = null, ContentUrl = new Uri(attachmentsUrl, file.Id).ToString(),
        })]
        }, files, null);
    }

    private async Task<StoredFile> SaveAsync(Part part, string conversationId, CancellationToken cancellationToken) => new()
    {
        Id = await uploads.SaveAsync(part.Bytes, cancellationToken),
        ConversationId = conversationId,
        Name = part.Name,
        ContentType = FileType.Of(part.Bytes.Span)!,
        Size = part.Bytes.Length,
        At = time.GetUtcNow(),
    };

    private static async Task<(Activity? Activity, List<Part> Parts, IResult? Refusal)> ReadFormAsync(HttpRequest request, long largest, CancellationToken cancellationToken)
    {
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = largest }, cancellationToken);
        }
        catch (Exception bad) when (bad is InvalidDataException or IOException)
        {
            return (null, [], bad is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } ? DirectLineErrors.TooBig("The upload is too large.") : DirectLineErrors.BadArgument("The multipart body is malformed or too large."));
        }
        Activity? activity = null;
        var parts = new List<Part>();
        foreach (var file in form.Files)
        {
            var bytes = await BytesAsync(file.OpenReadStream(), cancellationToken);
            if (file.Name != "activity")
            {
                parts.Add(new Part(FileName.Clean(file.FileName), bytes));
                continue;
            }
            if (!ActivityJson.TryRead(bytes.Span, out activity, out var problem)) return (null, [], DirectLineErrors.BadArgument(problem));
        }
        if (form.TryGetValue("activity", out var text) && !ActivityJson.TryRead(Encoding.UTF8.GetBytes(text.ToString()), out activity, out var wrong)) return (null, [], DirectLineErrors.BadArgument(wrong));
        return (activity, parts, null);
    }

    private static async Task<(Activity? Activity, List<Part> Parts, IResult? Refusal)> ReadBareAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var name = ContentDispositionHeaderValue.TryParse(request.Headers.ContentDisposition, out var header) ? (header.FileNameStar ?? header.FileName)?.Trim('"') : null;
            return (null, [new Part(FileName.Clean(name), await BytesAsync(request.Body, cancellationToken))], null);
        }
        catch (BadHttpRequestException)
        {
            return (null, [], DirectLineErrors.TooBig("The upload is too large."));
        }
    }

    private static async Task<ReadOnlyMemory<byte>> BytesAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using (stream)
        {
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, cancellationToken);
            return bytes.ToArray();
        }
    }

    private readonly record struct Part(string Name, ReadOnlyMemory<byte> Bytes);
}
