using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Language;

namespace VinhPhong.Bot.Conversations;

/// <summary>Who speaks besides the resident.</summary>
internal static class Participants
{
    public static ChannelAccount Assistant { get; } = new() { Id = "assistant", Name = Spoken.AssistantName, Role = "bot" };

    /// <summary>Whether an officer said it, at our desk, at a hub or in a channel's own console.</summary>
    public static bool IsOfficer(ChannelAccount? from) => from?.Id?.StartsWith("officer:", StringComparison.Ordinal) == true;
}
