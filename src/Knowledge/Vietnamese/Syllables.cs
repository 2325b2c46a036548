using System.Collections.Frozen;

namespace VinhPhong.Knowledge.Vietnamese;

/// <summary>What can be a Vietnamese syllable, by its sounds: an onset, a rime, and the tones that a stopped rime allows.</summary>
internal static class Syllables
{
    private static readonly string[] Onsets =
        ["", "b", "c", "ch", "d", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"];

    private static readonly string[] Rimes =
    [
        "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay",
        "e", "ec", "ech", "em", "en", "eng", "enh", "eo", "ep", "et", "eu",
        "i", "ia", "ich", "iec", "iem", "ien", "ieng", "iep", "iet", "ieu", "im", "in", "inh", "ip", "it", "iu",
        "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oap", "oat", "oay", "oc", "oe", "oen", "oeo", "oet", "oi", "om", "on", "ong", "op", "ot",
        "u", "ua", "uan", "uang", "uat", "uay", "uc", "ue", "uech", "uenh", "ui", "um", "un", "ung", "uo", "uoc", "uoi", "uom", "uon", "uong", "uop", "uot", "uou",
        "up", "ut", "uu", "uy", "uya", "uych", "uyen", "uyet", "uynh", "uyt", "uyu",
        "y", "yem", "yen", "yet", "yeu",
    ];

    private static readonly FrozenSet<string> Folded =
        Onsets.SelectMany(onset => Rimes.Select(rime => onset + rime)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether bare letters, without tone or shape, can be a syllable.</summary>
    public static bool IsSyllable(string folded) => Folded.Contains(folded);

    /// <summary>Whether the letters with that tone can be a syllable: a rime that ends in c, ch, p or t takes only sắc, nặng, or no mark typed.</summary>
    public static bool IsSyllable(string folded, int tone) =>
        IsSyllable(folded) && (tone is 0 or 1 or 5 || folded[^1] is not ('c' or 'p' or 't') && !folded.EndsWith("ch", StringComparison.Ordinal));
}
