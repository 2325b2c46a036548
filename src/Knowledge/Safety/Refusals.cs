using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Safety;

/// <summary>Wishes recognised by their words alone, so that likeness to an entry of ours never answers them.</summary>
public sealed class Refusals
{
    private readonly PhraseRules<string> rules;

    private Refusals(PhraseRules<string> rules) => this.rules = rules;

    /// <summary>Reads a table of <c>name, groups, unless, entry</c>.</summary>
    public static Refusals Load(string path, Func<string, IReadOnlyList<Word>> standard) =>
        new(new PhraseRules<string>(WordTable.Rows(path).Select(row => (row[3], row[1], row[2])), standard));

    /// <summary>The id of the entry that is said, or null if no rule holds.</summary>
    public string? Find(IReadOnlyList<Word> words) => rules.Seen(words).FirstOrDefault();
}
