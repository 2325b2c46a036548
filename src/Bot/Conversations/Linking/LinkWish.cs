namespace VinhPhong.Bot.Conversations.Linking;

/// <summary>What a resident who writes on two channels wishes.</summary>
internal abstract record LinkWish
{
    private LinkWish() { }

    /// <summary>A code to send on the other channel.</summary>
    internal sealed record Offer : LinkWish;

    /// <summary>Here is the code.</summary>
    internal sealed record TakeUp(string Code) : LinkWish;
}
