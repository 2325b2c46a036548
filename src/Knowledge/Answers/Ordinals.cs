using System.Globalization;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Answers;

/// <summary>Reads the choice of a place in a list: "2", "số 2", "cái thứ hai", "cái đầu", "cái cuối".</summary>
internal static class Ordinals
{
    private static readonly HashSet<string> Around = new(StringComparer.Ordinal)
    {
        "cai", "so", "thu", "chon", "y", "cau", "la", "di", "a", "nhe", "nha", "do", "nay", "o", "em", "toi", "minh", "da", "ad", "viec", "hoi", "vay", "dung", "roi", "tien",
    };

    /// <summary>The place from 1 to <paramref name="count"/>, or null if the message is not just a choice.</summary>
    public static int? Read(IReadOnlyList<Word> words, int count)
    {
        int? place = null;
        foreach (var word in words)
        {
            if (Place(word, count) is { } number && place is null) place = number;
            else if (!Around.Contains(word.Folded)) return null;
        }
        return place is >= 1 && place <= count ? place : null;
    }

    private static int? Place(Word word, int count) => word.Folded switch
    {
        "dau" or "nhat" or "mot" => 1,
        "hai" or "nhi" => 2,
        "ba" => 3,
        "cuoi" or "chot" => count,
        _ when word.IsNumber && word.Folded.Length == 1 => int.Parse(word.Folded, CultureInfo.InvariantCulture),
        _ => null,
    };
}
