namespace VinhPhong.Knowledge.Vietnamese;

/// <summary>
/// The one place where text becomes words: the way residents type it (no marks, Telex left in, shorthand, dialect, slips) is read as the
/// standard words it means. Pure: the same text always gives the same words, and no text makes it throw.
/// </summary>
public sealed class Normaliser
{
    /// <summary>Messages are read up to this many UTF-16 units.</summary>
    public const int LongestText = 4000;

    /// <summary>A message with more unknown words than this is not Vietnamese that we could mend.</summary>
    private const int MostCorrections = 40;

    private readonly Shorthand shorthand;
    private readonly Shorthand dialect;
    private readonly Lexicon lexicon;

    private Normaliser(Shorthand shorthand, Shorthand dialect, Lexicon lexicon)
    {
        this.shorthand = shorthand;
        this.dialect = dialect;
        this.lexicon = lexicon;
    }

    /// <summary>Reads the word lists of a folder (<c>shorthand.tsv</c>, <c>dialect.tsv</c>); it corrects nothing until it knows a lexicon.</summary>
    public static Normaliser Load(string folder) => new(
        Shorthand.Load(Path.Combine(folder, "shorthand.tsv")),
        Shorthand.Load(Path.Combine(folder, "dialect.tsv")),
        Lexicon.Empty);

    internal Lexicon Lexicon => lexicon;

    /// <summary>The same word lists, correcting slips towards the words of a lexicon.</summary>
    public Normaliser With(Lexicon words) => new(shorthand, dialect, words);

    /// <summary>The words that a text means, at most <see cref="Tokens.MostWords"/> and what they expand to.</summary>
    public IReadOnlyList<Word> Read(string? text)
    {
        var words = Tokens.Read(HiddenCharacters.Strip(text, LongestText));
        words = DecodeKeystrokes(words);
        words = shorthand.Expand(words);
        words = dialect.Expand(words);
        words = Correct(words);
        return NumberWords.ToDigits(words);
    }

    private List<Word> DecodeKeystrokes(List<Word> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (Syllables.IsSyllable(word.Folded) || shorthand.Knows(word) || (word.Folded.Length > 3 && lexicon.Knows(word.Folded))) continue;
            if (Keystrokes.Read(word) is { } decoded) words[i] = decoded;
            else if (NumberAtEnd(word) is var (letters, number))
            {
                words[i] = letters;
                words.Insert(++i, number);
            }
        }
        return words;
    }

    /// <summary>"muc2" is "muc 2"; "ct07" and "m2" are names of their own.</summary>
    private static (Word Letters, Word Number)? NumberAtEnd(Word word)
    {
        var at = word.Folded.AsSpan().IndexOfAnyInRange('0', '9');
        if (at < 2 || word.Folded.AsSpan(at).IndexOfAnyExceptInRange('0', '9') >= 0 || !Syllables.IsSyllable(word.Folded[..at])) return null;
        var (shaped, tone) = Tokens.Unmake(word);
        return (Tokens.Make(shaped.AsSpan(0, at), tone), new Word(word.Folded[at..], word.Folded[at..]));
    }

    private List<Word> Correct(List<Word> words)
    {
        if (lexicon.Count == 0) return words;
        var unknown = 0;
        for (var i = 0; i < words.Count && unknown < MostCorrections; i++)
        {
            var folded = words[i].Folded;
            if (lexicon.Knows(folded) || words[i].IsNumber) continue;
            unknown++;
            if (lexicon.Split(folded) is { } pieces)
            {
                words.RemoveAt(i);
                words.InsertRange(i, pieces.Select(piece => new Word(piece, piece)));
                i += pieces.Count - 1;
                continue;
            }
            var before = i > 0 ? words[i - 1].Folded : "";
            var after = i + 1 < words.Count ? words[i + 1].Folded : "";
            if (lexicon.Correct(folded, before, after) is { } corrected) words[i] = new Word(corrected, corrected);
        }
        return words;
    }
}
