using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Safety;

/// <summary>
/// Rules a person can read: a rule holds when each of its groups has one of its phrases, all of them near each other, and none of the phrases
/// that speak against it stands in the text.
/// </summary>
public sealed class PhraseRules<T>
{
    private const int Window = 25;
    private const int Against = -1;

    /// <summary>A class, not a record: two rules may say the same and are still two.</summary>
    private sealed class Rule(T value, int groups, int place)
    {
        public int Place => place;

        public T Value => value;

        public int Groups => groups;
    }

    private readonly PhraseTable<(Rule Rule, int Group)> phrases;

    /// <summary>Builds the rules from texts as in the tables of <c>data/safety</c>: groups separated by <c>+</c>, phrases by <c>|</c>.</summary>
    public PhraseRules(IEnumerable<(T Value, string Groups, string Unless)> rules, Func<string, IReadOnlyList<Word>> standard)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(standard);
        var table = new List<(IReadOnlyList<Word>, (Rule, int))>();
        var place = 0;
        foreach (var (value, text, unless) in rules)
        {
            var groups = text.Split('+', StringSplitOptions.TrimEntries);
            var rule = new Rule(value, groups.Length, place++);
            for (var group = 0; group < groups.Length; group++) Add(groups[group], rule, group);
            Add(unless, rule, Against);
        }
        phrases = new PhraseTable<(Rule, int)>(table);

        void Add(string list, Rule rule, int group)
        {
            foreach (var phrase in list.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) table.Add((standard(phrase), (rule, group)));
        }
    }

    /// <summary>What the rules that hold stand for, in the order of the table.</summary>
    public IEnumerable<T> Seen(IReadOnlyList<Word> words)
    {
        var hits = new List<PhraseHit<(Rule Rule, int Group)>>();
        phrases.Find(words, hits);
        return hits.GroupBy(hit => hit.Value.Rule).Where(Holds).OrderBy(group => group.Key.Place).Select(group => group.Key.Value);
    }

    /// <summary>One pass: where each group was last seen; the hits come in the order of the text.</summary>
    private static bool Holds(IGrouping<Rule, PhraseHit<(Rule Rule, int Group)>> hits)
    {
        if (hits.Any(hit => hit.Value.Group == Against)) return false;
        Span<int> last = stackalloc int[hits.Key.Groups];
        last.Fill(int.MinValue);
        foreach (var hit in hits)
        {
            last[hit.Value.Group] = hit.Start;
            var first = int.MaxValue;
            foreach (var place in last) first = Math.Min(first, place);
            if (first >= 0 && hit.Start - first <= Window) return true;
        }
        return false;
    }
}
