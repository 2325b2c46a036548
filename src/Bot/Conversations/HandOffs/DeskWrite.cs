using VinhPhong.Bot.Accounts.Audit;
using VinhPhong.Bot.Activities;

namespace VinhPhong.Bot.Conversations.HandOffs;

/// <summary>Who acts at the desk.</summary>
internal sealed record OfficerAtDesk(string Id, string Name)
{
    /// <summary>From where he acts; null if the service acts for him.</summary>
    public string? Address { get; init; }

    /// <summary>How residents and clients see an officer's words.</summary>
    public ChannelAccount Account { get; } = new() { Id = $"officer:{Id}", Name = Name, Role = "bot" };
}

/// <summary>Something an officer does, as the audit log has it: a code, and what of it matters later; never a resident's words.</summary>
internal sealed record DeskAct(OfficerAtDesk Who, string Action, string Detail = "")
{
    public Actor Actor { get; } = new(Who.Id, Who.Name, Who.Address);
}

/// <summary>What came of something an officer wanted.</summary>
internal enum DeskResult
{
    /// <summary>It is stored.</summary>
    Done,

    /// <summary>A colleague holds the conversation, or nobody does.</summary>
    NotYours,

    /// <summary>There is no such conversation or hand-off any more.</summary>
    Gone,
}

/// <summary>A change of a conversation's hand-off, with what the resident is told of it, in one transaction.</summary>
internal abstract class DeskWrite<TResult>(string conversationId) : Write<TResult>(conversationId)
{
    /// <summary>The line of the audit log that is written with it if it succeeds; null where the service acts.</summary>
    public DeskAct? Act { get; init; }

    protected sealed override TResult Change(Batch batch)
    {
        if (batch.Find(ConversationId) is not { ForgottenAt: null } conversation) return Gone;
        var handOff = batch.OpenHandOff(conversation);
        var result = Change(batch, conversation, handOff);
        if (Act is not null && Succeeded(result)) batch.Audit(Act, (handOff ?? batch.OpenHandOff(conversation))?.Reference ?? ConversationId);
        batch.TouchHandOff(conversation);
        return result;
    }

    protected abstract TResult Gone { get; }

    /// <summary>Whether something was done, which the audit log then tells.</summary>
    protected virtual bool Succeeded(TResult result) => result is DeskResult.Done or ClaimResult.Claimed;

    protected abstract TResult Change(Batch batch, Conversation conversation, HandOffCase? handOff);
}
