namespace VinhPhong.Knowledge.Documents;

/// <summary>Cuts a paragraph at sentence ends.</summary>
internal static class Sentences
{
    /// <summary>Words written with a point that does not end a sentence: TP. Hồ Chí Minh, PCT. UBND.</summary>
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "tp", "tx", "tt", "ts", "ths", "cn", "ks", "gs", "pgs", "bs", "tm", "kt", "tl", "tuq", "ct", "pct", "bt", "nxb", "tr", "vd", "đt", "đc",
    };

    /// <summary>
    /// The sentences in order; joined by spaces they are the paragraph. One longer than <paramref name="longest"/> is cut
    /// into pieces of at most <paramref name="piece"/>, at a semicolon, else a comma, else a space.
    /// </summary>
    public static List<string> Split(string paragraph, int longest, int piece)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var i = 0; i < paragraph.Length; i++)
        {
            if (!".!?…".Contains(paragraph[i])) continue;
            var end = i + 1;
            while (end < paragraph.Length && ".!?…”\"’)]»".Contains(paragraph[end])) end++;
            if (end + 1 < paragraph.Length && paragraph[end] == ' ' && BeginsSentence(paragraph, end + 1) && !IsAbbreviation(paragraph.AsSpan(start, i - start)))
            {
                Add(sentences, paragraph[start..end], longest, piece);
                start = end + 1;
            }
            i = end - 1;
        }
        Add(sentences, paragraph[start..], longest, piece);
        return sentences;
    }

    private static bool BeginsSentence(string text, int at) =>
        char.IsUpper(text[at]) || char.IsDigit(text[at]) || "“\"‘([«-–".Contains(text[at]);

    private static bool IsAbbreviation(ReadOnlySpan<char> before)
    {
        var word = before[(before.LastIndexOf(' ') + 1)..].TrimStart("(“\"[");
        if (word.Length <= 2 && word.Length > 0 && !word.ContainsAnyExceptInRange('0', '9')) return true; // "1. Nộp hồ sơ" inside a sentence
        return (word.Length == 1 && char.IsUpper(word[0])) || Abbreviations.Contains(word.ToString());
    }

    private static void Add(List<string> sentences, string sentence, int longest, int piece)
    {
        sentence = sentence.Trim();
        if (sentence.Length > longest)
        {
            while (sentence.Length > piece)
            {
                var end = EndOfPiece(sentence, piece);
                sentences.Add(sentence[..end].TrimEnd());
                sentence = sentence[end..].TrimStart();
            }
        }
        if (sentence.Length > 0) sentences.Add(sentence);
    }

    private static int EndOfPiece(string sentence, int piece)
    {
        foreach (var border in (ReadOnlySpan<string>)["; ", ", ", " "])
        {
            var at = sentence.LastIndexOf(border, piece - 1, StringComparison.Ordinal);
            if (at > piece / 3) return at + border.Length;
        }
        var end = piece;
        while (end > 1 && (char.IsLowSurrogate(sentence[end]) || sentence[end] is >= '\u0300' and <= '\u036F')) end--;
        return end;
    }
}
