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

    /// <summary>A wish for an officer, or anger, decides a short message; in a long story it is part of the story.</summary>
    private const int LongStory = 14;

    /// <summary>So short a phrase with marks is something else without them: "tự tử" and "từ từ".</summary>
    private const int NeedsItsMarks = 2;

    private sealed record Phrase(Reason Reason, IReadOnlyList<Word> Words);

    private readonly PhraseTable<Phrase> phrases;
    private readonly Normaliser normaliser;

    private SafetyPhrases(PhraseTable<Phrase> phrases, Normaliser normaliser)
    {
        this.phrases = phrases;
        this.normaliser = normaliser;
    }

    /// <summary>Reads a table of <c>kind, phrase</c>. The normaliser must not correct words: an insult is not a slip of the finger.</summary>
    /// <exception cref="FormatException">A kind is not known.</exception>
    public static SafetyPhrases Load(string path, Normaliser uncorrected)
    {
        ArgumentNullException.ThrowIfNull(uncorrected);
        var phrases = WordTable.Rows(path).Select(row => (Words: uncorrected.Read(row[1]), Reason: KindOf(row[0], path)));
        return new SafetyPhrases(new PhraseTable<Phrase>(phrases.Select(phrase => (phrase.Words, new Phrase(phrase.Reason, phrase.Words)))), uncorrected);
    }

    /// <summary>The weightiest reason that a phrase of the text gives, or null.</summary>
    public Reason? Find(string text)
    {
        var words = normaliser.Read(text);
        var hits = new List<PhraseHit<Phrase>>();
        phrases.Find(words, hits);
        hits.RemoveAll(hit => IsSomethingElse(hit, words));
        return hits.Count == 0 ? null : ByWeight.First(reason => hits.Exists(hit => hit.Value.Reason == reason));
    }

    private static bool IsSomethingElse(PhraseHit<Phrase> hit, IReadOnlyList<Word> words)
    {
        var phrase = hit.Value;
        if (phrase.Reason is Reason.AskedForOfficer or Reason.Anger && words.Count > LongStory) return true;
        return phrase.Words.Count <= NeedsItsMarks && phrase.Words.Where((word, i) => word.HasMarks && !words[hit.Start + i].HasMarks).Any();
    }

    private static Reason KindOf(string kind, string path) => Kinds.TryGetValue(kind, out var reason)
        ? reason
        : throw new FormatException($"{path}: \"{kind}\" is no kind of phrase; kinds are {string.Join(", ", Kinds.Keys)}.");
}
