using System.Text;

namespace VinhPhong.Knowledge.Vietnamese;

/// <summary>Vietnamese letters in one character each, whichever Unicode form a telephone sends; the program runs without ICU, which would do it else.</summary>
public static class Composed
{
    /// <summary>Acute, grave, hook, tilde, dot: the order of the tones in <see cref="Rows"/>.</summary>
    private const string Tones = "\u0301\u0300\u0309\u0303\u0323";

    private static readonly string[] Rows = ["aáàảãạ", "ăắằẳẵặ", "âấầẩẫậ", "eéèẻẽẹ", "êếềểễệ", "iíìỉĩị", "oóòỏõọ", "ôốồổỗộ", "ơớờởỡợ", "uúùủũụ", "ưứừửữự", "yýỳỷỹỵ"];

    /// <summary>The same text with combining marks joined to their letters where Vietnamese has such a letter.</summary>
    public static string Of(string text)
    {
        var composed = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (composed.Length > 0 && Join(composed[^1], c) is { } joined) composed[^1] = joined;
            else composed.Append(c);
        }
        return composed.ToString();
    }

    /// <summary>In lower case and bare Latin letters: "Mật Khẩu" gives "mat khau".</summary>
    public static string Bare(string text) => string.Concat(Of(text).Select(letter => Letters.Fold(Letters.Read(letter).Letter)));

    private static char? Join(char letter, char mark)
    {
        if (mark is < '\u0300' or > '\u036F') return null;
        var lower = char.ToLowerInvariant(letter);
        var row = Array.Find(Rows, one => one.Contains(lower, StringComparison.Ordinal));
        if (row is null) return null;
        var tone = row.IndexOf(lower, StringComparison.Ordinal);
        var shaped = (row[0], mark) switch { ('a', '\u0306') => 'ă', ('a', '\u0302') => 'â', ('e', '\u0302') => 'ê', ('o', '\u0302') => 'ô', ('o', '\u031B') => 'ơ', ('u', '\u031B') => 'ư', _ => '\0' };
        if (shaped != '\0') row = Array.Find(Rows, one => one[0] == shaped)!;
        else if (tone != 0 || (tone = Tones.IndexOf(mark, StringComparison.Ordinal) + 1) == 0) return null;
        return letter == lower ? row[tone] : char.ToUpperInvariant(row[tone]);
    }
}
