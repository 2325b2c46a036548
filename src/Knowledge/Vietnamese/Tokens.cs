namespace VinhPhong.Knowledge.Vietnamese;

/// <summary>Cuts text into words: runs of letters and digits, in every Unicode form, without judging what they mean.</summary>
internal static class Tokens
{
    /// <summary>No message needs more words than this to be understood; the rest is not read.</summary>
    public const int MostWords = 400;

    private const int LongestWord = 40;

    /// <summary>No word has a letter more often in a row; three consonants stand in abbreviations (cccd).</summary>
    private const int MostRepeats = 3;

    public static List<Word> Read(string text)
    {
        var words = new List<Word>(Math.Min(text.Length / 4 + 1, MostWords));
        Span<char> letters = stackalloc char[LongestWord];
        var (length, tone, run, last) = (0, 0, 0, '\0');
        for (var i = 0; i <= text.Length && words.Count < MostWords; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            if (Letters.IsCombining(c))
            {
                Combine(letters, length, c, ref tone);
                continue;
            }
            if (!char.IsLetterOrDigit(c))
            {
                Finish(words, letters, ref length, ref tone);
                (run, last) = (0, '\0');
                continue;
            }
            var (letter, itsTone) = Letters.Read(c);
            if (length > 0 && char.IsAsciiDigit(letters[length - 1]) && !char.IsAsciiDigit(letter) && OnlyDigits(letters[..length]))
                Finish(words, letters, ref length, ref tone); // 10tr → 10 tr
            run = letter == last && !char.IsAsciiDigit(letter) ? run + 1 : 1;
            last = letter;
            if (itsTone > 0) tone = itsTone;
            if (run > MostRepeats || length >= LongestWord) continue; // one letter repeated for ever
            if (run == MostRepeats && Letters.IsVowel(letter)) length -= MostRepeats - 1; // quáaaa
            letters[length++] = letter;
        }
        return words;
    }

    /// <summary>Makes the word of shaped letters and a tone.</summary>
    public static Word Make(ReadOnlySpan<char> shaped, int tone)
    {
        Span<char> folded = stackalloc char[shaped.Length];
        var isFolded = tone == 0;
        for (var i = 0; i < shaped.Length; i++)
        {
            folded[i] = Letters.Fold(shaped[i]);
            isFolded &= folded[i] == shaped[i];
        }
        var bare = folded.ToString();
        if (isFolded) return new Word(bare, bare);
        return new Word(bare, tone == 0 ? shaped.ToString() : string.Concat(shaped, Letters.ToneMarks.AsSpan(tone, 1)));
    }

    /// <summary>The shaped letters and tone that <see cref="Make"/> was given.</summary>
    public static (string Shaped, int Tone) Unmake(Word word)
    {
        var tone = word.Marked.Length > 0 ? Letters.ToneOf(word.Marked[^1]) : -1;
        return tone > 0 ? (word.Marked[..^1], tone) : (word.Marked, 0);
    }

    private static void Combine(Span<char> letters, int length, char mark, ref int tone)
    {
        if (length == 0) return;
        if (Letters.ToneOf(mark) is > 0 and var itsTone) tone = itsTone;
        else if (Letters.Shape(letters[length - 1], mark) is not '\0' and var shaped) letters[length - 1] = shaped;
    }

    private static void Finish(List<Word> words, Span<char> letters, ref int length, ref int tone)
    {
        if (length > 0) words.Add(Make(letters[..length], tone));
        (length, tone) = (0, 0);
    }

    private static bool OnlyDigits(ReadOnlySpan<char> letters) => letters.IndexOfAnyExceptInRange('0', '9') < 0;
}
