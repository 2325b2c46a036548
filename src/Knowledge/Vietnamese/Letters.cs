namespace VinhPhong.Knowledge.Vietnamese;

/// <summary>
/// The Vietnamese alphabet as tables: every way Unicode writes a letter is read as a shaped letter without tone
/// (<c>a ă â đ e ê i o ô ơ u ư y …</c>) and a tone numbered as in VNI typing: 0 level, 1 sắc, 2 huyền, 3 hỏi, 4 ngã, 5 nặng.
/// </summary>
/// <remarks>Own tables rather than <see cref="string.Normalize()"/>: it needs ICU, throws on lone surrogates, and leaves <c>đ</c> alone.</remarks>
internal static class Letters
{
    private const string ShapedVowels = "aăâeêioôơuưy";
    private const string Toned =
        "aáàảãạăắằẳẵặâấầẩẫậeéèẻẽẹêếềểễệiíìỉĩịoóòỏõọôốồổỗộơớờởỡợuúùủũụưứừửữựyýỳỷỹỵ";

    private static readonly (char Letter, byte Tone)[] Table = BuildTable();

    /// <summary>The combining character of a tone, so that a marked word stays readable: <c>khoa\u0301</c>.</summary>
    public const string ToneMarks = "\0\u0301\u0300\u0309\u0303\u0323";

    /// <summary>Reads one UTF-16 unit as a lower-case shaped letter and its tone; other characters come back in lower case.</summary>
    public static (char Letter, byte Tone) Read(char c)
    {
        if (c < 128) return ((char)(c is >= 'A' and <= 'Z' ? c | 0x20 : c), 0);
        if (c < Table.Length && Table[c].Letter != '\0') return Table[c];
        if (c is >= '\uFF01' and <= '\uFF5E') return Read((char)(c - 0xFEE0)); // full-width forms
        return (char.ToLowerInvariant(c), 0);
    }

    /// <summary>The tone a combining mark gives, or -1 if it is not a tone mark.</summary>
    public static int ToneOf(char mark) => mark switch
    {
        '\u0301' or '\u0341' => 1,
        '\u0300' or '\u0340' => 2,
        '\u0309' => 3,
        '\u0303' => 4,
        '\u0323' => 5,
        _ => -1,
    };

    /// <summary>The letter with the shape of a combining circumflex, breve or horn; <c>'\0'</c> if that pair does not exist.</summary>
    public static char Shape(char letter, char mark) => (letter, mark) switch
    {
        ('a', '\u0302') => 'â',
        ('e', '\u0302') => 'ê',
        ('o', '\u0302') => 'ô',
        ('a', '\u0306') => 'ă',
        ('o', '\u031B') => 'ơ',
        ('u', '\u031B') => 'ư',
        _ => '\0',
    };

    public static bool IsCombining(char c) => c is >= '\u0300' and <= '\u036F';

    /// <summary>The bare Latin letter: <c>ă â → a</c>, <c>đ → d</c>.</summary>
    public static char Fold(char shaped) => shaped switch
    {
        'ă' or 'â' => 'a',
        'đ' => 'd',
        'ê' => 'e',
        'ô' or 'ơ' => 'o',
        'ư' => 'u',
        _ => shaped,
    };

    public static bool IsVowel(char shaped) => ShapedVowels.Contains(shaped);

    private static (char, byte)[] BuildTable()
    {
        var table = new (char, byte)[0x1F00];
        for (var i = 0; i < Toned.Length; i++)
        {
            var entry = (ShapedVowels[i / 6], (byte)(i % 6));
            table[Toned[i]] = entry;
            table[char.ToUpperInvariant(Toned[i])] = entry;
        }
        foreach (var dStroke in "đĐðÐɖƉ") table[dStroke] = ('đ', 0); // eth and African D are pasted as look-alikes
        return table;
    }
}
