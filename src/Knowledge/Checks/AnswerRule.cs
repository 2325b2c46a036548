using System.Text.RegularExpressions;
using VinhPhong.Knowledge.Entries;

namespace VinhPhong.Knowledge.Checks;

/// <summary>The first paragraph answers by itself and is short: it is what Zalo shows first. What is unsure says so.</summary>
internal static partial class AnswerRule
{
    private const int LongestFirstParagraph = 320;
    private const int MostSentences = 2;
    private const string UnsureWords = "cần xác minh";

    public static IEnumerable<Finding> Look(Checking checking)
    {
        foreach (var filed in checking.Set.Filed)
        {
            var first = filed.Entry.ShortAnswer;
            if (first.StartsWith('#') || first.StartsWith('-') || first.StartsWith('|'))
                yield return new Finding(filed.File, filed.BodyLine, "The answer does not begin with a paragraph.", "Begin with one or two sentences that answer by themselves.");
            if (filed.Entry.Kind == EntryKind.Answer && first.Length > LongestFirstParagraph)
                yield return new Finding(filed.File, filed.BodyLine, $"The first paragraph has {first.Length} characters, more than {LongestFirstParagraph}.", "Say the answer shortly; put the rest into the sections below.");
            if (filed.Entry.Kind == EntryKind.Answer && SentenceEnd().Count(first) > MostSentences)
                yield return new Finding(filed.File, filed.BodyLine, $"The first paragraph has more than {MostSentences} sentences.", "Keep the two that answer; put the rest below.");
            if (filed.Entry.Status == EntryStatus.NeedsCheck && !filed.Entry.Body.Contains(UnsureWords, StringComparison.OrdinalIgnoreCase))
                yield return EntryChecks.At(filed, "status", $"The status is needs-check, but nothing in the answer says \"{UnsureWords}\".", "Mark the unsure statement, or set \"status: published\" when it is checked.");
        }
    }

    [GeneratedRegex(@"[.!?…](?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();
}
