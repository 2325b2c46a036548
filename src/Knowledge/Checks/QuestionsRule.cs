using VinhPhong.Knowledge.Entries;
using VinhPhong.Knowledge.Measuring;

namespace VinhPhong.Knowledge.Checks;

/// <summary>Enough phrasings, none of them twice, none of them a test question, and none so like another entry's that only chance tells them apart.</summary>
internal static class QuestionsRule
{
    private const int FewestPhrasings = 12;

    /// <summary>Two phrasings of different entries with this share of their word pairs in common, marks left aside, ask the same.</summary>
    private const double NearlySame = 0.85;

    private const int ShortestToCompare = 4;

    private sealed record Phrasing(FiledEntry Filed, int Line, string Text, string Key, HashSet<string> Pairs);

    public static IEnumerable<Finding> Look(Checking checking)
    {
        foreach (var filed in checking.Set.Filed.Where(filed => filed.Entry.Questions.Count < FewestPhrasings))
            yield return EntryChecks.At(filed, "questions", $"Only {filed.Entry.Questions.Count} phrasings, fewer than {FewestPhrasings}.", "Add what residents really write: spoken, short, without accents, as an error message.");
        var seen = new Dictionary<string, Phrasing>(StringComparer.Ordinal);
        var byPair = new Dictionary<string, List<Phrasing>>(StringComparer.Ordinal);
        foreach (var phrasing in Phrasings(checking))
        {
            if (phrasing.Key.Length == 0) continue; // signs only, as in "???"
            if (checking.TestQuestions.Contains(phrasing.Key))
                yield return At(phrasing, "is a test question", "Take it out and write another: what is measured must not be learned.");
            if (seen.TryGetValue(phrasing.Key, out var same))
                yield return At(phrasing, $"stands also at {same.Filed.File}:{same.Line}", "Keep it where its answer is, and take the other out.");
            else if (NearestOfOther(phrasing, byPair) is { } near)
                yield return At(phrasing, $"is nearly \"{near.Text}\" of {near.Filed.File}:{near.Line}", "Say what tells the two apart, or take one out.");
            seen.TryAdd(phrasing.Key, phrasing);
            foreach (var pair in phrasing.Pairs)
            {
                if (!byPair.TryGetValue(pair, out var having)) byPair[pair] = having = [];
                having.Add(phrasing);
            }
        }
    }

    private static IEnumerable<Phrasing> Phrasings(Checking checking)
    {
        foreach (var filed in checking.Set.Filed)
        {
            for (var i = 0; i < filed.Entry.Questions.Count; i++)
            {
                var words = checking.Normaliser.Read(filed.Entry.Questions[i]);
                var pairs = words.Zip(words.Skip(1), (a, b) => $"{a.Folded} {b.Folded}").ToHashSet(StringComparer.Ordinal);
                yield return new Phrasing(filed, filed.QuestionLines[i], filed.Entry.Questions[i], TestQuestions.KeyOf(words), words.Count >= ShortestToCompare ? pairs : []);
            }
        }
    }

    private static Phrasing? NearestOfOther(Phrasing phrasing, Dictionary<string, List<Phrasing>> byPair)
    {
        var shared = new Dictionary<Phrasing, int>();
        foreach (var pair in phrasing.Pairs)
        {
            foreach (var other in byPair.GetValueOrDefault(pair) ?? [])
            {
                if (other.Filed.Entry != phrasing.Filed.Entry) shared[other] = shared.GetValueOrDefault(other) + 1;
            }
        }
        return shared.FirstOrDefault(pair => pair.Value >= NearlySame * (phrasing.Pairs.Count + pair.Key.Pairs.Count - pair.Value)).Key;
    }

    private static Finding At(Phrasing phrasing, string problem, string cure) => new(phrasing.Filed.File, phrasing.Line, $"The phrasing \"{phrasing.Text}\" {problem}.", cure);
}
