namespace VinhPhong.Knowledge.Vietnamese;

/// <summary>Reads Telex and VNI keystrokes that the phone did not turn into letters: <c>ddawng</c>, <c>d9a8ng</c>, <c>nhaajp</c>.</summary>
internal static class Keystrokes
{
    /// <summary>The word the keys mean, or null if they do not make a syllable.</summary>
    public static Word? Read(Word typed)
    {
        var (shaped, tone) = Tokens.Unmake(typed);
        if (shaped.Length is < 2 or > 12) return null;
        var hasDigit = shaped.AsSpan().IndexOfAnyInRange('0', '9') >= 0;
        if (hasDigit && (shaped.Length < 3 || char.IsAsciiDigit(shaped[0]))) return null; // m2, a1, 10
        Span<char> letters = stackalloc char[shaped.Length];
        var length = 0;
        foreach (var key in shaped)
        {
            if (hasDigit ? !Vni(key, letters, ref length, ref tone) : !Telex(key, letters, ref length, ref tone)) return null;
        }
        var word = Tokens.Make(letters[..length], tone);
        return word != typed && Syllables.IsSyllable(word.Folded, tone) ? word : null;
    }

    private static bool Vni(char key, Span<char> letters, ref int length, ref int tone)
    {
        if (key is >= '1' and <= '5')
        {
            tone = key - '0';
            return true;
        }
        if (!char.IsAsciiDigit(key))
        {
            letters[length++] = key;
            return true;
        }
        return key switch
        {
            '6' => Reshape(letters[..length], "aeo", "âêô"),
            '7' => ReshapeHorns(letters[..length]),
            '8' => Reshape(letters[..length], "a", "ă"),
            '9' => Reshape(letters[..length], "d", "đ"),
            _ => false,
        };
    }

    private static bool Telex(char key, Span<char> letters, ref int length, ref int tone)
    {
        var soFar = letters[..length];
        var hasVowel = soFar.IndexOfAny(Vowels) >= 0;
        var toneOfKey = "sfrxj".IndexOf(key) + 1;
        if (toneOfKey > 0 && hasVowel)
        {
            tone = toneOfKey;
            return true;
        }
        if (key == 'w')
        {
            if (ReshapeHorns(soFar) || Reshape(soFar, "a", "ă")) return true;
            letters[length++] = 'ư';
            return true;
        }
        if (key is 'a' or 'e' or 'o' && length > 0 && soFar[^1] == key) return Reshape(soFar, "aeo", "âêô");
        if (key == 'd' && length > 0 && soFar[0] == 'd') return Reshape(soFar, "d", "đ");
        letters[length++] = key;
        return true;
    }

    private static readonly System.Buffers.SearchValues<char> Vowels = System.Buffers.SearchValues.Create("aăâeêioôơuưy");

    private static bool Reshape(Span<char> letters, string from, string to)
    {
        for (var i = letters.Length - 1; i >= 0; i--)
        {
            var at = from.IndexOf(letters[i]);
            if (at < 0) continue;
            letters[i] = to[at];
            return true;
        }
        return false;
    }

    private static bool ReshapeHorns(Span<char> letters)
    {
        for (var i = letters.Length - 1; i >= 0; i--)
        {
            if (letters[i] == 'o')
            {
                letters[i] = 'ơ';
                if (i > 0 && letters[i - 1] == 'u') letters[i - 1] = 'ư';
                return true;
            }
            if (letters[i] == 'u')
            {
                letters[i] = 'ư';
                return true;
            }
        }
        return false;
    }
}
