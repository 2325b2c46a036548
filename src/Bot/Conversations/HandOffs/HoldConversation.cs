using VinhPhong.Bot.Language;

namespace VinhPhong.Bot.Conversations.HandOffs;

/// <summary>How an officer comes to hold a conversation.</summary>
internal enum HoldBy
{
    /// <summary>He takes it from the queue, or gets it as the one with the fewest; a colleague who was faster keeps it.</summary>
    Claim,

    /// <summary>Someone who may gives it to him, whoever held it.</summary>
    Assignment,

    /// <summary>He comes by himself: nobody asked for an officer, or a colleague answers in the channel's own console.</summary>
    SteppingIn,
}

/// <summary>An officer takes a conversation, or gets it from <paramref name="from"/> who must hold it, and the resident is told who it is. Of two at the same moment one gets it, the other learns the name.</summary>
internal sealed class HoldConversation(string conversationId, OfficerAtDesk officer, HoldBy how, string? office, string? from = null) : DeskWrite<ClaimResult>(conversationId)
{
    protected override ClaimResult Gone => new ClaimResult.Gone();

    protected override ClaimResult Change(Batch batch, Conversation conversation, HandOffCase? handOff)
    {
        if (handOff is null)
        {
            if (how != HoldBy.SteppingIn) return Gone;
            handOff = batch.Request(conversation, new HandOffRequest(office!, HandOffRequest.SteppedIn, Urgent: false), question: "");
        }
        if (handOff.AtHub) return new ClaimResult.HeldBy(handOff.OfficerName ?? Spoken.Hub);
        var steppingBetween = how == HoldBy.SteppingIn && handOff.ElsewhereUntil is not null;
        if (handOff is { State: HandOffState.Held, OfficerName: { } holder } && how != HoldBy.Assignment && !steppingBetween)
            return handOff.OfficerId == officer.Id ? new ClaimResult.Claimed(handOff.Reference) : new ClaimResult.HeldBy(holder);
        if (from is not null && handOff.OfficerId != from) return handOff.OfficerName is { } now ? new ClaimResult.HeldBy(now) : Gone;
        if (!handOff.HoldBy(officer.Id, officer.Name, batch.Now)) return new ClaimResult.Claimed(handOff.Reference);
        if (office is not null) handOff.Office = office;
        conversation.HoldBy(officer.Id);
        batch.Say(conversation, HandOffReplies.Accepted(officer, handOff.Office), HandOffReplies.Status("accepted", handOff));
        return new ClaimResult.Claimed(handOff.Reference);
    }
}
