using System.Globalization;

namespace VinhPhong.Knowledge.Vietnamese;

/// <summary>Turns numbers said as words into digits where they are surely numbers: "mức hai" → "mức 2", "mười lăm triệu" → "15 triệu".</summary>
internal static class NumberWords
{
    private static readonly (string Name, int Value)[] Digits =
    [
        ("một", 1), ("mốt", 1), ("hai", 2), ("ba", 3), ("bốn", 4), ("tư", 4), ("năm", 5), ("lăm", 5), ("nhăm", 5),
        ("sáu", 6), ("bảy", 7), ("bẩy", 7), ("tám", 8), ("chín", 9),
    ];

    private static readonly Dictionary<string, int> ByMarks = Keyed(word => word.Marked);
    private static readonly Dictionary<string, int> ByLetters = Keyed(word => word.Folded);

    private static readonly HashSet<string> UnitsAfter = new(StringComparer.Ordinal)
    {
        "so", "trieu", "tram", "nghin", "ngan", "tuoi", "gio", "ngay", "thang", "lan", "chuc", "con", "tr", "ty", "may", "ban", "buoc", "tuan",
    };

    private static readonly HashSet<string> LevelsBefore = new(StringComparer.Ordinal) { "muc", "do", "cap", "lop", "buoc", "khoan", "doan" };

    public static List<Word> ToDigits(List<Word> words)
    {
        List<Word>? digits = null;
        for (var i = 0; i < words.Count;)
        {
            var (value, length) = Number(words, i);
            if (length == 0 || !IsSurelyNumber(words, i, length))
            {
                digits?.Add(words[i]);
                i++;
                continue;
            }
            digits ??= words[..i];
            var text = value.ToString(CultureInfo.InvariantCulture);
            digits.Add(new Word(text, text));
            i += length;
        }
        return digits ?? words;
    }

    private static (int Value, int Length) Number(List<Word> words, int at)
    {
        var first = Digit(words[at]);
        if (IsTen(words, at)) // mười, mười lăm
        {
            var ones = at + 1 < words.Count ? Digit(words[at + 1]) : 0;
            return ones > 0 ? (10 + ones, 2) : (10, 1);
        }
        if (first == 0) return (0, 0);
        if (at + 1 < words.Count && words[at + 1].Folded == "muoi")
        {
            var ones = at + 2 < words.Count ? Digit(words[at + 2]) : 0;
            return ones > 0 ? ((first * 10) + ones, 3) : (first * 10, 2);
        }
        return (first, 1);
    }

    /// <summary>A single word such as "năm" (year) or "ba" (father) is a number only beside a unit or a level; "thứ hai" is a day, "hài lòng" a feeling.</summary>
    private static bool IsSurelyNumber(List<Word> words, int at, int length)
    {
        var before = at > 0 ? words[at - 1].Folded : "";
        if (before is "thu" or "nguoi" || (words[at].Folded == "hai" && at + 1 < words.Count && words[at + 1].Folded == "long")) return false;
        if (length > 1) return true;
        var after = at + 1 < words.Count ? words[at + 1].Folded : "";
        if (LevelsBefore.Contains(before)) return words[at].Folded != "nam" || words[at].HasMarks;
        return UnitsAfter.Contains(after) && !(words[at].Folded is "nam" or "ba" && !words[at].HasMarks && after is "con" or "may");
    }

    private static bool IsTen(List<Word> words, int at) =>
        words[at].Folded == "muoi" && (!words[at].HasMarks || words[at].Marked == "mươi\u0300");

    private static int Digit(Word word) =>
        word.HasMarks ? ByMarks.GetValueOrDefault(word.Marked) : ByLetters.GetValueOrDefault(word.Folded);

    private static Dictionary<string, int> Keyed(Func<Word, string> key)
    {
        var keyed = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, value) in Digits) keyed.TryAdd(key(Tokens.Read(name)[0]), value);
        return keyed;
    }
}
