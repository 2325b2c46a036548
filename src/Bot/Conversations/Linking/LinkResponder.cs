using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Language;

namespace VinhPhong.Bot.Conversations.Linking;

/// <summary>What is answered to somebody who wishes to link two channels.</summary>
internal sealed class LinkResponder(Links links, ConversationReader reader, ConversationWriter writer, PushedChannels pushed)
{
    /// <summary>Does what is wished and gives the answer; done again after a crash, the link is the same and the other conversation may be told twice.</summary>
    public async Task<Activity> HeedAsync(Conversation conversation, Activity said, LinkWish wish, CancellationToken cancellationToken) => Replies.Notice(said, wish switch
    {
        LinkWish.TakeUp taking => await TakeUpAsync(conversation, taking.Code, cancellationToken),
        _ when pushed.Names.Count == 0 => Spoken.LinkNoOther,
        _ when pushed.Names.Contains(conversation.Channel) => Spoken.LinkFromWeb,
        _ => Spoken.Filled(Spoken.LinkOffer, LinkCode.Shown(await links.OfferAsync(conversation.Id, cancellationToken))),
    });

    private async Task<string> TakeUpAsync(Conversation conversation, string code, CancellationToken cancellationToken)
    {
        if (await links.TakeUpAsync(code, conversation.Id, cancellationToken) is not { } otherId || await reader.FindAsync(otherId, cancellationToken) is not { } other) return Spoken.LinkBadCode;
        // Who did not do this must learn of it.
        await writer.WriteAsync(new TellLinked(otherId, Spoken.ChannelName(conversation.Channel)), cancellationToken);
        return Spoken.Filled(Spoken.LinkDone, Spoken.ChannelName(other.Channel));
    }
}

/// <summary>Tells the other conversation that it was linked.</summary>
internal sealed class TellLinked(string conversationId, string with) : Write<bool>(conversationId)
{
    protected override bool Change(Batch batch)
    {
        if (batch.Find(ConversationId) is not { ForgottenAt: null } conversation) return false;
        batch.Say(conversation, Replies.Notice(new Activity(), Spoken.Filled(Spoken.LinkedFrom, with), Spoken.MeetOfficer));
        return true;
    }
}
