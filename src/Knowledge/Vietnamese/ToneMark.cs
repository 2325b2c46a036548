using System.Buffers;

namespace VinhPhong.Knowledge.Vietnamese;

/// <summary>Writes a word with the tone where people write it, for those who read what was understood: <see cref="Word.Marked"/> has it at the end.</summary>
public static class ToneMark
{
    private static readonly SearchValues<char> Tones = SearchValues.Create("\u0300\u0301\u0303\u0309\u0323");
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aăâeêioôơuưy");
    private static readonly SearchValues<char> Shaped = SearchValues.Create("ăâêôơư");

    /// <summary>Each word of a text, with one space between.</summary>
    public static string Place(string marked)
    {
        ArgumentNullException.ThrowIfNull(marked);
        return string.Join(' ', marked.Split(' ').Select(PlaceOne));
    }

    private static string PlaceOne(string word)
    {
        if (word.Length < 2 || !Tones.Contains(word[^1])) return word;
        var letters = word[..^1];
        var at = Carrier(letters);
        return at < 0 ? word : Composed.Of(letters.Insert(at + 1, word[^1..]));
    }

    /// <summary>The letter under or over which the tone stands: a shaped vowel if there is one, else the second of three or of two before a consonant, else the first.</summary>
    private static int Carrier(string letters)
    {
        var start = letters.AsSpan().IndexOfAny(Vowels);
        if (start < 0) return -1;
        if (start + 1 < letters.Length && Vowels.Contains(letters[start + 1]) && (letters.StartsWith("qu", StringComparison.Ordinal) || letters.StartsWith("gi", StringComparison.Ordinal))) start++;
        var end = start;
        while (end < letters.Length && Vowels.Contains(letters[end])) end++;
        var shaped = letters.AsSpan(start, end - start).LastIndexOfAny(Shaped);
        if (shaped >= 0) return start + shaped;
        return end - start > 1 && (end - start > 2 || end < letters.Length) ? start + 1 : start;
    }
}
