using System.Collections.Frozen;
using System.Resources;
using System.Runtime.CompilerServices;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Bot.Language;

/// <summary>What the service itself says in a conversation, from <c>Spoken.resx</c>; answers come from the FAQ set.</summary>
internal static class Spoken
{
    private static readonly ResourceManager Resources = new("VinhPhong.Bot.Language.Spoken", typeof(Spoken).Assembly);
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

    private static string Get([CallerMemberName] string name = "") =>
        Resources.GetString(name, System.Globalization.CultureInfo.InvariantCulture)
        ?? throw new MissingManifestResourceException($"Spoken.resx has no \"{name}\".");
}
