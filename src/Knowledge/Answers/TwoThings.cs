using System.Text.RegularExpressions;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Answers;

/// <summary>Reads "cái đầu trước đi" after a resident named two things in one message: "làm khai sinh với xin giấy hộ nghèo".</summary>
internal static partial class TwoThings
{
    /// <summary>The part of the message before that is picked; null if two things were not named, or none is picked.</summary>
    public static string? Picked(IReadOnlyList<Word> words, string before)
    {
        if (words.Count > 8) return null;
        var place = PlaceOf(words);
        if (place is null) return null;
        var parts = PartPattern().Split(before).Select(part => part.Trim()).Where(part => part.Length > 0).ToArray();
        if (parts.Length != 2) return null;
        return place == 1 ? parts[0] : parts[1];
    }

    /// <summary>"Cái đầu", "việc thứ hai": the noun is needed, for "thứ hai" alone is Monday.</summary>
    private static int? PlaceOf(IReadOnlyList<Word> words)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (words[i].Folded is not ("cai" or "viec" or "y")) continue;
            var at = words[i + 1].Folded == "thu" && i + 2 < words.Count ? i + 2 : i + 1;
            switch (words[at].Folded)
            {
                case "dau" or "nhat" or "truoc" or "1":
                    return 1;
                case "hai" or "sau" or "cuoi" or "2":
                    return 2;
            }
        }
        return null;
    }

    [GeneratedRegex(@"\s+(?:với|voi|và|va|lẫn|lan|cùng|cung|rồi|roi|hay|hoặc|hoac)\s+|[,;+]\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PartPattern();
}
