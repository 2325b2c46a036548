namespace VinhPhong.Bot.Conversations;

/// <summary>Who answers the resident. A conversation has exactly one holder.</summary>
internal enum Holder
{
    /// <summary>The assistant.</summary>
    Assistant,

    /// <summary>An officer; the assistant is silent.</summary>
    Officer,
}
