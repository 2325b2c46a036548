using System.Text;
using Microsoft.Extensions.Options;
using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Conversations;

namespace VinhPhong.Bot.Channels.DirectLine;

/// <summary>Sending and polling activities and files.</summary>
internal static partial class ActivityEndpoints
{
    private const int MostBytesOfCharacter = 4;
    private static readonly TimeSpan ReceiptAgainAfter = TimeSpan.FromSeconds(5);

    /// <summary>The answer to a message that is stored.</summary>
    private sealed record IdBody(string Id);

    public static async Task<IResult> PostAsync(
        HttpContext context, string conversationId, Inbox inbox, ConversationChanges changes, ConversationMetrics metrics, IOptions<DirectLineOptions> options, CancellationToken cancellationToken)
    {
        var longest = options.Value.LongestActivity;
        var (bytes, tooBig) = await RequestBytes.ReadAsync(context.Request, longest * MostBytesOfCharacter, cancellationToken);
        if (tooBig || Encoding.UTF8.GetCharCount(bytes.Span) > longest) return DirectLineErrors.TooBig($"An activity has at most {longest} characters.");
        if (!ActivityJson.TryRead(bytes.Span, out var sent, out var problem)) return DirectLineErrors.BadArgument(problem);
        if (DirectLineActivities.ProblemOf(sent) is { } wrong) return DirectLineErrors.BadArgument(wrong);
        var activity = DirectLineActivities.FromClient(sent, CallerFilter.Of(context), Participants.Assistant);
        if (activity.Type == ActivityTypes.Typing)
        {
            changes.AnnounceTyping(conversationId, activity.From!); // kept nowhere
            return Results.Json(new IdBody($"{conversationId}|typing"));
        }
        if (Receipt.Of(activity, conversationId) is { } receipt) return await MarkAsync(context, conversationId, receipt, inbox, metrics, cancellationToken);
        var received = await inbox.ReceiveAsync(conversationId, activity, DirectLineActivities.KeyOf(sent), [], cancellationToken);
        return Answer(context, received, metrics);
    }

    /// <summary>A receipt is no part of what was said: it is kept with the conversation, not in the transcript.</summary>
    private static async Task<IResult> MarkAsync(HttpContext context, string conversationId, Receipt receipt, Inbox inbox, ConversationMetrics metrics, CancellationToken cancellationToken)
    {
        var known = await inbox.ReceiveAsync(conversationId, receipt, cancellationToken);
        if (known is null) return Answer(context, new Received.Full(ReceiptAgainAfter), metrics);
        return known.Value ? Results.Json(new IdBody($"{conversationId}|receipt")) : DirectLineErrors.NoConversation;
    }

    public static async Task<IResult> UploadAsync(
        HttpContext context, string conversationId, DirectLineUploads uploads, Uploads stored, Inbox inbox, PublicAddress address, ConversationMetrics metrics, ConversationReader reader, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(conversationId, cancellationToken) is not { ForgottenAt: null }) return DirectLineErrors.NoConversation; // before bytes are taken
        var read = await uploads.ReadAsync(context, conversationId, address.AttachmentsOf(context.Request, conversationId), cancellationToken);
        if (read.Refusal is not null) return read.Refusal;
        var activity = DirectLineActivities.FromClient(read.Activity!, CallerFilter.Of(context), Participants.Assistant);
        var received = await inbox.ReceiveAsync(conversationId, activity, DirectLineActivities.KeyOf(read.Activity!), read.Files, cancellationToken);
        if (received is not Received.Stored)
        {
            foreach (var file in read.Files) stored.Delete(file.Id);
        }
        return Answer(context, received, metrics);
    }

    /// <summary>Never an error: clients take one for the end of the conversation. While the store cannot be read there is nothing new.</summary>
    public static async Task PollAsync(HttpContext context, string conversationId, ConversationReader reader, ILogger<CallerFilter> logger, CancellationToken cancellationToken)
    {
        if (!Watermark.TryRead(context.Request.Query["watermark"], 0, out var watermark))
        {
            await DirectLineErrors.BadArgument(Watermark.Problem).ExecuteAsync(context);
            return;
        }
        IReadOnlyList<StoredActivity> activities = [];
        try
        {
            activities = await reader.AfterAsync(conversationId, watermark, cancellationToken);
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or TimeoutException or InvalidOperationException)
        {
            Log.PollFailed(logger, failure);
        }
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        ActivitySetWriter.Write(context.Response.BodyWriter, activities, activities.Count > 0 ? activities[^1].Sequence : watermark);
        await context.Response.BodyWriter.FlushAsync(cancellationToken);
    }

    /// <summary>A file, for who holds a token of its conversation; a browser must not run anything in it.</summary>
    public static async Task<IResult> AttachmentAsync(HttpContext context, string conversationId, string fileId, ConversationReader reader, Uploads uploads, CancellationToken cancellationToken)
    {
        if (await reader.FileAsync(conversationId, fileId, cancellationToken) is not { } file) return DirectLineErrors.NoAttachment;
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        context.Response.Headers.CacheControl = "private, no-store";
        return Results.Stream(uploads.Open(file.Id), file.ContentType);
    }

    private static IResult Answer(HttpContext context, Received received, ConversationMetrics metrics)
    {
        if (received is Received.Full) metrics.Refused("full");
        return received switch
        {
            Received.Stored stored => Results.Json(new IdBody(stored.ActivityId)),
            Received.Repeated repeated => Results.Json(new IdBody(repeated.ActivityId)),
            Received.Full full => DirectLineErrors.Busy(context, full.RetryAfter),
            _ => DirectLineErrors.NoConversation,
        };
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A poll could not be answered from the store")]
        public static partial void PollFailed(ILogger logger, Exception failure);
    }
}
