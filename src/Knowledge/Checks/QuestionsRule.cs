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

    /// <summary>A phrasing with its place, and its word pairs as numbers, the rarest in the whole set first.</summary>
    private sealed record Phrasing(FiledEntry Filed, int Line, string Text, string Key, int[] Pairs)
    {
        /// <summary>Two lists that share nearly all their pairs share at least one of these: only they need be looked up.</summary>
        public ReadOnlySpan<int> Telling => Pairs.AsSpan(0, Pairs.Length - (int)Math.Ceiling(NearlySame * Pairs.Length) + (Pairs.Length > 0 ? 1 : 0));
    }

    public static IEnumerable<Finding> Look(Checking checking)
    {
        foreach (var filed in checking.Set.Filed.Where(filed => filed.Entry.Questions.Count < FewestPhrasings))
            yield return EntryChecks.At(filed, "questions", $"Only {filed.Entry.Questions.Count} phrasings, fewer than {FewestPhrasings}.", "Add what residents really write: spoken, short, without accents, as an error message.");
        var seen = new Dictionary<string, Phrasing>(StringComparer.Ordinal);
        var byPair = new Dictionary<int, List<Phrasing>>();
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
            foreach (var pair in phrasing.Telling)
            {
                if (!byPair.TryGetValue(pair, out var having)) byPair[pair] = having = [];
                having.Add(phrasing);
            }
        }
    }

    private static List<Phrasing> Phrasings(Checking checking)
    {
        var numbers = new Dictionary<(string, string), int>();
        var counts = new List<int>();
        var phrasings = new List<Phrasing>();
        foreach (var filed in checking.Set.Filed)
        {
            for (var i = 0; i < filed.Entry.Questions.Count; i++)
            {
                var words = checking.Normaliser.Read(filed.Entry.Questions[i]);
                var pairs = words.Count < ShortestToCompare ? [] : words.Zip(words.Skip(1), (a, b) => Number(a.Folded, b.Folded)).Distinct().ToArray();
                phrasings.Add(new Phrasing(filed, filed.QuestionLines[i], filed.Entry.Questions[i], TestQuestions.KeyOf(words), pairs));
                foreach (var pair in pairs) counts[pair]++;
            }
        }
        foreach (var phrasing in phrasings) Array.Sort(phrasing.Pairs, (a, b) => counts[a] != counts[b] ? counts[a].CompareTo(counts[b]) : a.CompareTo(b));
        return phrasings;

        int Number(string first, string second)
        {
            if (numbers.TryGetValue((first, second), out var number)) return number;
            counts.Add(0);
            return numbers[(first, second)] = numbers.Count;
        }
    }

    private static Phrasing? NearestOfOther(Phrasing phrasing, Dictionary<int, List<Phrasing>> byPair)
    {
        foreach (var pair in phrasing.Telling)
        {
            foreach (var other in byPair.GetValueOrDefault(pair) ?? [])
            {
                if (other.Filed.Entry == phrasing.Filed.Entry) continue;
                var shared = phrasing.Pairs.Intersect(other.Pairs).Count();
                if (shared >= NearlySame * (phrasing.Pairs.Length + other.Pairs.Length - shared)) return other;
            }
        }
        return null;
    }

    private static Finding At(Phrasing phrasing, string problem, string cure) => new(phrasing.Filed.File, phrasing.Line, $"The phrasing \"{phrasing.Text}\" {problem}.", cure);
}
