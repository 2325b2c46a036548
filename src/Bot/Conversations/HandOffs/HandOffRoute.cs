namespace VinhPhong.Bot.Conversations.HandOffs;

/// <summary>Where new hand-offs go: to an outside hub, or to our own desk.</summary>
internal sealed record HandOffRoute(bool IsHub);
