using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Conversations.HandOffs;

namespace VinhPhong.Bot.Conversations;

/// <summary>Stores one activity of a resident once, with the files that came with it, and with its answer if that was composed ahead.</summary>
internal sealed class ReceiveActivity(
    string conversationId, Activity activity, string? key, int masked, IReadOnlyList<StoredFile> files, ComposedAhead? ahead, int mostWaiting, TimeSpan retryAfter) : Write<Received>(conversationId)
{
    public override string? Key => key;

    protected override Received Change(Batch batch)
    {
        if (batch.Find(ConversationId) is not { } conversation) return new Received.NoConversation();
        if (conversation.ForgottenAt is not null) return new Received.Forgotten();
        if (key is not null && batch.SequenceOf(ConversationId, key) is { } before) return new Received.Repeated(Conversation.ActivityId(ConversationId, before));
        if (conversation.Waiting >= mostWaiting) return new Received.Full(retryAfter);
        EndSilence.IfOver(batch, conversation, batch.OpenHandOff(conversation)); // the answer must not wait for the next look over the desk
        var isAsExpected = ahead?.Version == conversation.Version;
        var stored = batch.Append(conversation, activity, incoming: true, key, masked);
        conversation.Received(activity.Locale);
        foreach (var file in files) batch.Add(file);
        if (batch.OpenHandOff(conversation) is { } handOff)
        {
            if (activity.Type == ActivityTypes.Message) handOff.ResidentSpoke(batch.Now);
            if (activity.Type == ActivityTypes.Message && handOff.AtHub) ToHub.Message(batch, conversation, handOff);
            batch.TouchHandOff(conversation);
        }
        if (isAsExpected) new CompleteTurn(ConversationId, stored.Sequence, ahead!.Result).Apply(batch);
        return new Received.Stored(Conversation.ActivityId(ConversationId, stored.Sequence), Answered: isAsExpected);
    }
}
