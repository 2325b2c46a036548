namespace VinhPhong.Knowledge.Vietnamese;

/// <summary>A phrase found in a text: what it stands for, and which words it covers.</summary>
public readonly record struct PhraseHit<T>(T Value, int Start, int Length);

/// <summary>Finds many phrases in a text at once. Phrases are written with their marks; a word of the text that has marks must have the same.</summary>
public sealed class PhraseTable<T>
{
    private readonly Dictionary<string, (Word[] Words, T Value)[]> byFirstWord;

    /// <summary>Builds the table; phrases without words are left out.</summary>
    public PhraseTable(IEnumerable<(IReadOnlyList<Word> Words, T Value)> phrases) =>
        byFirstWord = phrases
            .Where(phrase => phrase.Words.Count > 0)
            .GroupBy(phrase => phrase.Words[0].Folded, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(phrase => (phrase.Words.ToArray(), phrase.Value)).ToArray(), StringComparer.Ordinal);

    /// <summary>Adds every phrase that stands in the text, in order of its place.</summary>
    public void Find(IReadOnlyList<Word> words, List<PhraseHit<T>> hits)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(hits);
        for (var i = 0; i < words.Count; i++)
        {
            if (!byFirstWord.TryGetValue(words[i].Folded, out var phrases)) continue;
            foreach (var (phrase, value) in phrases)
            {
                if (Stands(phrase, words, i)) hits.Add(new PhraseHit<T>(value, i, phrase.Length));
            }
        }
    }

    private static bool Stands(Word[] phrase, IReadOnlyList<Word> words, int at)
    {
        if (at + phrase.Length > words.Count) return false;
        for (var i = 0; i < phrase.Length; i++)
        {
            if (!words[at + i].CanBe(phrase[i])) return false;
        }
        return true;
    }
}
