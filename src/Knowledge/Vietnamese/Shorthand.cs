namespace VinhPhong.Knowledge.Vietnamese;

/// <summary>
/// Rewrites chat shorthand, abbreviations, spelled-out letters and dialect words into standard words. A rule may ask for a word near it:
/// <c>mk</c> is "mật khẩu" after "quên", else "mình".
/// </summary>
public sealed class Shorthand
{
    private sealed record Rule(Word[] Form, Word[] Meaning, string[] After, string[] Before);

    private readonly Dictionary<string, Rule[]> rulesByFirstWord;

    private Shorthand(IEnumerable<Rule> rules) =>
        rulesByFirstWord = rules
            .GroupBy(rule => rule.Form[0].Marked, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.OrderByDescending(rule => rule.Form.Length).ThenByDescending(rule => rule.After.Length + rule.Before.Length > 0).ToArray(),
                StringComparer.Ordinal);

    /// <summary>Reads a table of <c>form, meaning, after, before</c>.</summary>
    public static Shorthand Load(string path) => new(
        from row in WordTable.Rows(path)
        let form = Tokens.Read(row[0]).ToArray()
        where form.Length > 0
        select new Rule(form, [.. Tokens.Read(row[1])], Words(row[2]), Words(row[3])));

    /// <summary>Whether a form begins with this word.</summary>
    internal bool Knows(Word word) => rulesByFirstWord.ContainsKey(word.Marked);

    /// <summary>The words with every known form rewritten, from left to right; nothing rewritten is read again.</summary>
    internal List<Word> Expand(List<Word> words)
    {
        List<Word>? expanded = null;
        for (var i = 0; i < words.Count;)
        {
            var rule = Find(words, i, expanded);
            if (rule is null)
            {
                expanded?.Add(words[i++]);
                if (expanded is null) i++;
                continue;
            }
            expanded ??= words[..i];
            expanded.AddRange(rule.Meaning);
            i += rule.Form.Length;
        }
        return expanded ?? words;
    }

    private Rule? Find(List<Word> words, int at, List<Word>? before)
    {
        if (!rulesByFirstWord.TryGetValue(words[at].Marked, out var rules)) return null;
        before ??= words[..at];
        foreach (var rule in rules)
        {
            if (Matches(rule.Form, words, at) && Fits(rule, before, words, at) && !AlreadyWritten(rule, before, words, at)) return rule;
        }
        return null;
    }

    private static bool Matches(Word[] form, List<Word> words, int at)
    {
        if (at + form.Length > words.Count) return false;
        for (var i = 0; i < form.Length; i++)
        {
            if (!string.Equals(form[i].Marked, words[at + i].Marked, StringComparison.Ordinal)) return false;
        }
        return true;
    }

    private static bool Fits(Rule rule, List<Word> before, List<Word> words, int at)
    {
        if (rule.After.Length == 0 && rule.Before.Length == 0) return true;
        for (var i = Math.Max(0, before.Count - 2); i < before.Count; i++)
        {
            foreach (var wanted in rule.After)
            {
                if (wanted == "#" ? i == before.Count - 1 && before[i].IsNumber : before[i].Folded == wanted) return true;
            }
        }
        var next = at + rule.Form.Length;
        return next < words.Count && Array.IndexOf(rule.Before, words[next].Folded) >= 0;
    }

    /// <summary>"bao nhiêu" is not made "bao bao nhiêu".</summary>
    private static bool AlreadyWritten(Rule rule, List<Word> before, List<Word> words, int at)
    {
        var extra = rule.Meaning.Length - rule.Form.Length;
        if (extra <= 0) return false;
        if (before.Count >= extra && EndsWith(before, rule.Meaning.AsSpan(0, extra)) && rule.Meaning[extra].Folded == rule.Form[0].Folded) return true;
        var rest = rule.Meaning.AsSpan(rule.Form.Length);
        if (rule.Meaning[0].Folded != rule.Form[0].Folded || at + rule.Form.Length + rest.Length > words.Count) return false;
        for (var i = 0; i < rest.Length; i++)
        {
            if (words[at + rule.Form.Length + i].Folded != rest[i].Folded) return false;
        }
        return true;
    }

    private static bool EndsWith(List<Word> words, ReadOnlySpan<Word> end)
    {
        for (var i = 0; i < end.Length; i++)
        {
            if (words[words.Count - end.Length + i].Folded != end[i].Folded) return false;
        }
        return true;
    }

    private static string[] Words(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
