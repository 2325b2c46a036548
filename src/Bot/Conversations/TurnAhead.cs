using Microsoft.Extensions.Options;
using VinhPhong.Bot.Activities;

namespace VinhPhong.Bot.Conversations;

/// <summary>An answer composed before its question is stored; it counts only if the conversation is still at <paramref name="Version"/> then.</summary>
internal sealed record ComposedAhead(long Version, TurnResult Result);

/// <summary>
/// Composes the answer while the question waits to be stored, so that both are stored in one transaction and a turn pays for one flush to disk instead of two.
/// Only for a conversation at rest that was here a moment ago; all else goes to the <see cref="TurnRunner"/>, and so does an answer that came too late.
/// </summary>
internal sealed partial class TurnAhead(RecentConversations recent, Turn turn, IOptions<ConversationsOptions> options, ILogger<TurnAhead> logger)
{
    /// <summary>The answer to a message, or null if it is the runner's to handle.</summary>
    public ComposedAhead? Compose(string conversationId, Activity activity, int masked)
    {
        if (activity.Type != ActivityTypes.Message || options.Value.TypingAfter == TimeSpan.Zero) return null;
        if (recent.Find(conversationId) is not { HasWork: false, Holder: Holder.Assistant, ClosedAt: null, ForgottenAt: null } conversation) return null;
        try
        {
            var result = turn.Run(conversation, activity with { Id = Conversation.ActivityId(conversationId, conversation.LastSequence + 1) }, masked);
            return result.Forget || result.Link is not null ? null : new ComposedAhead(conversation.Version, result);
        }
        catch (Exception failure) // the message must be stored all the same; the runner tries again and apologises
        {
            Log.ComposeFailed(logger, conversationId, failure);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "An answer for conversation {Conversation} could not be composed ahead; its turn is run as usual")]
        public static partial void ComposeFailed(ILogger logger, string conversation, Exception failure);
    }
}
