using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Language;

namespace VinhPhong.Bot.Conversations;

/// <summary>Who speaks besides the resident.</summary>
internal static class Participants
{
    public static ChannelAccount Assistant { get; } = new() { Id = "assistant", Name = Spoken.AssistantName, Role = "bot" };
}
