using System.Diagnostics;
using Microsoft.Extensions.Options;
using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Conversations.Linking;

namespace VinhPhong.Bot.Conversations;

/// <summary>Handles conversations side by side, each strictly in order. What it has begun when the service stops, it finishes; the rest waits in the store.</summary>
internal sealed partial class TurnRunner(
    WorkQueue work, ConversationReader reader, ConversationWriter writer, ConversationChanges changes, Turn turn, LinkResponder linking, Links links, ConversationMetrics metrics,
    TimeProvider time, IOptions<ConversationsOptions> options, ILogger<TurnRunner> logger) : BackgroundService
{
    private const int Attempts = 3;

    /// <summary>How often a reader of the activity sees the typing sign again; clients take it away after 3 to 5 s.</summary>
    private static readonly TimeSpan TypingEvery = TimeSpan.FromSeconds(2.5);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly ActivitySource Traces = new(ConversationMetrics.MeterName);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var conversation in await reader.WithWorkAsync(stoppingToken)) work.Wake(conversation);
        await Task.WhenAll(Enumerable.Range(0, options.Value.TurnsAtOnce).Select(_ => HandleAllAsync(stoppingToken)));
    }

    private async Task HandleAllAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var conversation in work.ReadAllAsync(stoppingToken)) await HandleAsync(conversation, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    /// <summary>Handles what waits in one conversation until nothing does.</summary>
    private async Task HandleAsync(string conversationId, CancellationToken stoppingToken)
    {
        var failures = 0;
        var more = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var next = more ? await reader.NextAsync(conversationId, stoppingToken) : null;
                if (next is null)
                {
                    if (work.TryRest(conversationId)) return;
                    more = true;
                    continue;
                }
                using var scope = logger.BeginScope(new KeyValuePair<string, object>[] { new("conversation", conversationId), new("sequence", next.Activity.Sequence) });
                more = await RunAsync(next.Conversation, next.Activity, giveUp: failures >= Attempts);
                failures = 0;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) // the edge: whatever fails is tried again, then apologised for
            {
                failures++;
                metrics.Failed();
                Log.TurnFailed(logger, conversationId, failures, failure);
                await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Runs the turn and stores what came of it; gives whether more is waiting.</summary>
    private async Task<bool> RunAsync(Conversation conversation, StoredActivity activity, bool giveUp)
    {
        using var trace = Traces.StartActivity("turn");
        var begun = time.GetTimestamp();
        var waited = time.GetUtcNow() - activity.At;
        var result = giveUp ? Turn.Apologise(conversation, activity) : await AskAsync(conversation, activity, waited);
        if (result.Forget) await ForgetOthersAsync(conversation);
        if (result.Link is { } wish) result = result with { Replies = [await linking.HeedAsync(conversation, ActivityJson.Read(activity.Json), wish, CancellationToken.None)] };
        var more = await writer.WriteAsync(new CompleteTurn(conversation.Id, activity.Sequence, result), CancellationToken.None);
        metrics.Handled(result, waited.TotalSeconds, time.GetElapsedTime(begun).TotalSeconds);
        trace?.SetTag("outcome", result.Answer?.Outcome.ToString());
        return more;
    }

    /// <summary>Runs the turn; while it takes long, or when it has waited long, who listens sees that the assistant is at work.</summary>
    private async Task<TurnResult> AskAsync(Conversation conversation, StoredActivity activity, TimeSpan waited)
    {
        var typingAfter = options.Value.TypingAfter;
        if (activity.Type != ActivityTypes.Message || conversation.Holder == Holder.Officer) return turn.Run(conversation, activity);
        if (waited >= typingAfter) changes.AnnounceTyping(conversation.Id, Participants.Assistant);
        await using var typing = time.CreateTimer(_ => changes.AnnounceTyping(conversation.Id, Participants.Assistant), null, typingAfter > TimeSpan.Zero ? typingAfter : TypingEvery, TypingEvery);
        return turn.Run(conversation, activity);
    }

    /// <summary>To be forgotten means everywhere, and before it is confirmed.</summary>
    private async Task ForgetOthersAsync(Conversation conversation)
    {
        var sameChannel = conversation.UserId is { } user ? await reader.OfResidentAsync(conversation.Channel, user, CancellationToken.None) : [];
        var linked = await links.OthersAsync(conversation.Id, CancellationToken.None);
        foreach (var other in sameChannel.Union(linked).Where(other => other != conversation.Id)) await writer.WriteAsync(new ForgetConversation(other), CancellationToken.None);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A turn of conversation {Conversation} failed, attempt {Attempt}")]
        public static partial void TurnFailed(ILogger logger, string conversation, int attempt, Exception failure);
    }
}
