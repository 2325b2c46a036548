using VinhPhong.Knowledge.Entries;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Safety;

/// <summary>Phrases that decide by themselves, whatever else is asked: distress first, then injection, abuse, the wish for an officer, anger.</summary>
public sealed class SafetyPhrases
{
    private static readonly Dictionary<string, Reason> Kinds = new(StringComparer.Ordinal)
    {
        ["distress"] = Reason.Distress,
        ["injection"] = Reason.Injection,
        ["abuse"] = Reason.Abuse,
        ["officer"] = Reason.AskedForOfficer,
        ["anger"] = Reason.Anger,
    };

    private static readonly Reason[] ByWeight = [Reason.Distress, Reason.Injection, Reason.Abuse, Reason.AskedForOfficer, Reason.Anger];

    private readonly PhraseTable<Reason> phrases;

    private SafetyPhrases(PhraseTable<Reason> phrases) => this.phrases = phrases;

    /// <summary>Reads a table of <c>kind, phrase</c>.</summary>
    /// <exception cref="FormatException">A kind is not known.</exception>
    public static SafetyPhrases Load(string path, Func<string, IReadOnlyList<Word>> standard)
    {
        ArgumentNullException.ThrowIfNull(standard);
        return new SafetyPhrases(new PhraseTable<Reason>(WordTable.Rows(path).Select(row => (standard(row[1]), KindOf(row[0], path)))));
    }

    /// <summary>The weightiest reason that a phrase of the text gives, or null.</summary>
    public Reason? Find(IReadOnlyList<Word> words)
    {
        var hits = new List<PhraseHit<Reason>>();
        phrases.Find(words, hits);
        if (hits.Count == 0) return null;
        return ByWeight.First(reason => hits.Exists(hit => hit.Value == reason));
    }

    private static Reason KindOf(string kind, string path) => Kinds.TryGetValue(kind, out var reason)
        ? reason
        : throw new FormatException($"{path}: \"{kind}\" is no kind of phrase; kinds are {string.Join(", ", Kinds.Keys)}.");
}
