using VinhPhong.Bot.Activities;

namespace VinhPhong.Bot.Conversations;

/// <summary>What came of starting a conversation.</summary>
internal enum Started
{
    /// <summary>It is new.</summary>
    New,

    /// <summary>It was started before; nothing changed.</summary>
    Before,

    /// <summary>The resident was forgotten.</summary>
    Forgotten,
}

/// <summary>A resident, named only if a token or a server vouches for the name, opens a conversation: they and the assistant join it, which the assistant answers with a welcome unless it is told not to.</summary>
internal sealed class StartConversation(string conversationId, string channel, string? userId, string? locale, bool greets = true) : Write<Started>(conversationId)
{
    protected override Started Change(Batch batch)
    {
        if (batch.Find(ConversationId) is { } known) return known.ForgottenAt is null ? Started.Before : Started.Forgotten;
        var conversation = Conversation.Start(ConversationId, channel, userId, locale, batch.Now);
        batch.Add(conversation);
        if (!greets) return Started.New;
        var members = new List<ChannelAccount> { Participants.Assistant };
        if (userId is not null) members.Add(new ChannelAccount { Id = userId, Role = "user" });
        batch.Append(conversation, new Activity { Type = ActivityTypes.ConversationUpdate, From = members[^1], Recipient = Participants.Assistant, MembersAdded = members }, incoming: true);
        conversation.Received(locale);
        return Started.New;
    }
}
