using VinhPhong.Bot.Activities;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Language;

namespace VinhPhong.Bot.HandOffHub;

/// <summary>Who speaks at the hub, as it says: shown to residents as an officer, and never one of ours, whose ids have no colon.</summary>
internal sealed record HubAgent(OfficerAtDesk Officer, bool IsNamed)
{
    private const int Longest = 60;

    /// <summary><paramref name="address"/>: from where the hub called.</summary>
    public static HubAgent Of(ChannelAccount? from, string? address)
    {
        var (id, name) = (Clean(from?.Id), Clean(from?.Name));
        return new HubAgent(new OfficerAtDesk(id is null ? "hub" : "hub:" + id, name ?? Spoken.UnnamedOfficer) { Address = address }, name is not null);
    }

    /// <summary>One line without signs that a client would take for formatting.</summary>
    private static string? Clean(string? text)
    {
        if (text is null) return null;
        var kept = string.Concat(text.Where(letter => !char.IsControl(letter) && !"*_`[]<>#|".Contains(letter, StringComparison.Ordinal))).Trim();
        if (kept.Length > Longest) kept = kept[..(char.IsHighSurrogate(kept[Longest - 1]) ? Longest - 1 : Longest)];
        return kept.Length == 0 ? null : kept;
    }
}
