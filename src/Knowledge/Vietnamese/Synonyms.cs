namespace VinhPhong.Knowledge.Vietnamese;

/// <summary>A concept of the synonym table, and how much finding it counts.</summary>
public readonly record struct Concept(int Number, float Weight);

/// <summary>Sets of words that mean nearly the same: finding one of them finds the concept.</summary>
public sealed class Synonyms
{
    private const float OfSeveralWords = 0.6f;
    private const float OfOneWord = 0.4f;
    private const float NearOnly = 0.5f;

    /// <summary>Single syllables as short as these are too often something else; QR is none.</summary>
    private const int TooShort = 2;

    private readonly PhraseTable<Concept> phrases;
    private readonly IReadOnlyList<string> names;

    private Synonyms(PhraseTable<Concept> phrases, IReadOnlyList<string> names) => (this.phrases, this.names) = (phrases, names);

    /// <summary>Reads a table of <c>concept, words, kind</c>; the words pass <paramref name="standard"/> first, as every text does.</summary>
    public static Synonyms Load(string path, Func<string, IReadOnlyList<Word>> standard)
    {
        ArgumentNullException.ThrowIfNull(standard);
        var variants = new List<(IReadOnlyList<Word>, Concept)>();
        var names = new List<string>();
        foreach (var row in WordTable.Rows(path))
        {
            var near = row[2] == "near" ? NearOnly : 1;
            foreach (var form in row[1].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var words = standard(form);
                if (words.Count == 1 && words[0].Folded.Length <= TooShort && Syllables.IsSyllable(words[0].Folded)) continue;
                variants.Add((words, new Concept(names.Count, near * (words.Count > 1 ? OfSeveralWords : OfOneWord))));
            }
            names.Add(row[0]);
        }
        return new Synonyms(new PhraseTable<Concept>(variants), names);
    }

    /// <summary>The concept's name in the table.</summary>
    public string NameOf(Concept concept) => names[concept.Number];

    /// <summary>Adds the concepts that stand in the text.</summary>
    public void Find(IReadOnlyList<Word> words, List<PhraseHit<Concept>> hits) => phrases.Find(words, hits);
}
