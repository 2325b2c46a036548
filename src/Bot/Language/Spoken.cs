using System.Collections.Frozen;
using System.Resources;
using System.Runtime.CompilerServices;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Bot.Language;

/// <summary>What the service itself says in a conversation, from <c>Spoken.resx</c>; answers come from the FAQ set.</summary>
internal static class Spoken
{
    private static readonly ResourceManager Resources = new("VinhPhong.Bot.Language.Spoken", typeof(Spoken).Assembly);
    private static readonly FrozenSet<string> Link = Get("LinkPhrases").Split('|').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Forget = Get("ForgetPhrases").Split('|').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static string ChooseByNumber => Get();
    public static string PlaceSent => Get();
    public static string AssistantName => Get();
    public static string Welcome => Get();
    public static string MeetOfficer => Get();
    public static string Sources => Get();
    public static string CheckedOn => Get();
    public static string Apology => Get();
    public static string FileReceived => Get();
    public static string NothingSaid => Get();
    public static string TooLong => Get();
    public static string AskWhetherToForget => Get();
    public static string ForgetNow => Get();
    public static string KeepIt => Get();
    public static string Farewell => Get();

    public static string LinkOffer => Get();
    public static string LinkDone => Get();
    public static string LinkedFrom => Get();
    public static string LinkBadCode => Get();
    public static string LinkFromWeb => Get();
    public static string LinkNoOther => Get();

    public static string OfficerHere => Get();
    public static string UnnamedOfficerHere => Get();
    public static string UnnamedOfficer => Get();
    public static string SentToHub => Get();
    public static string HubFailed => Get();
    public static string Hub => Get();
    public static string PassedToOffice => Get();
    public static string OfficerAway => Get();
    public static string OtherOfficeTries => Get();
    public static string WaitingNext => Get();
    public static string WaitingPlace => Get();
    public static string WaitingMinutes => Get();
    public static string NobodyThere => Get();
    public static string OpensAt => Get();
    public static string LeavePhone => Get();
    public static string StopWaiting => Get();
    public static string WaitingWithdrawn => Get();
    public static string ResidentGone => Get();
    public static string AssistantBack => Get();
    public static string BackAfterSilence => Get();
    public static string AskSatisfied => Get();
    public static string Satisfied => Get();
    public static string NotSatisfied => Get();
    public static string ThanksForRating => Get();
    public static string SorryForRating => Get();
    public static string PhoneTaken => Get();
    public static string AddedForOfficer => Get();
    public static string ApologyHandedOff => Get();
    public static string AssistantOff => Get();
    public static string OfficerChecks => Get();

    /// <summary>Whether a message asks, in so many words, that what was said be deleted.</summary>
    public static bool AsksToBeForgotten(string said) => Forget.Contains(Composed.Of(said).Trim().TrimEnd('.', '!'));

    /// <summary>Whether a message asks to link this channel with another.</summary>
    public static bool AsksToLink(string said) => Link.Contains(Composed.Of(said).Trim().TrimEnd('.', '!'));

    /// <summary>A channel as residents call it.</summary>
    public static string ChannelName(string channel) => Get("Channel." + channel);

    /// <summary>A text with its places filled in.</summary>
    public static string Filled(string text, params object[] values) => string.Format(System.Globalization.CultureInfo.InvariantCulture, text, values);

    private static string Get([CallerMemberName] string name = "") =>
        Resources.GetString(name, System.Globalization.CultureInfo.InvariantCulture)
        ?? throw new MissingManifestResourceException($"Spoken.resx has no \"{name}\".");
}
