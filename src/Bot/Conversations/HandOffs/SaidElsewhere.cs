using VinhPhong.Bot.Activities;
using VinhPhong.Knowledge.Wording;

namespace VinhPhong.Bot.Conversations.HandOffs;

/// <summary>What came of words that a colleague wrote in a channel's own console.</summary>
internal enum SaidElsewhereResult
{
    /// <summary>They are in the transcript.</summary>
    Kept,

    /// <summary>They came before.</summary>
    Repeated,

    /// <summary>The resident was forgotten.</summary>
    Gone,
}

/// <summary>
/// A colleague wrote to the resident in the channel's own console: it goes into the transcript and not out again. The assistant is silent until <paramref name="silentUntil"/>,
/// and what it has not sent yet it never sends. An officer at a desk who holds the conversation keeps it. <paramref name="key"/> is the channel's id of it, by which a repeat is known.
/// </summary>
internal sealed class SaidElsewhere(string conversationId, OfficerAtDesk colleague, Activity said, string key, DateTimeOffset silentUntil) : Write<SaidElsewhereResult>(conversationId)
{
    public override string Key => key;

    protected override SaidElsewhereResult Change(Batch batch)
    {
        if (batch.Find(ConversationId) is not { ForgottenAt: null } conversation) return SaidElsewhereResult.Gone;
        if (batch.SequenceOf(ConversationId, key) is not null) return SaidElsewhereResult.Repeated;
        batch.Append(conversation, said, incoming: false, key, hasIt: true);
        if (silentUntil > batch.Now) FallSilent(batch, conversation);
        batch.OpenHandOff(conversation)?.OfficerSpoke(batch.Now);
        batch.TouchHandOff(conversation);
        return SaidElsewhereResult.Kept;
    }

    private void FallSilent(Batch batch, Conversation conversation)
    {
        var handOff = batch.OpenHandOff(conversation) ?? batch.Request(conversation, new HandOffRequest(Offices.ServiceCentre, HandOffRequest.Elsewhere, Urgent: false), question: "");
        if (!handOff.HoldElsewhere(colleague.Id, colleague.Name, silentUntil, batch.Now)) return;
        conversation.HoldBy(colleague.Id);
        batch.Cancel(conversation, conversation.Channel);
    }
}
