namespace VinhPhong.Bot.Conversations;

/// <summary>Channels to which we bring what is said, by the outbox under the channel's name; clients of all others come for it.</summary>
internal sealed record PushedChannels(params IReadOnlyCollection<string> Names)
{
    /// <summary>What a row of the outbox tells: an activity said to the resident.</summary>
    public const string Kind = "activity";
}
