using System.Collections.Frozen;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Safety;

/// <summary>Languages other than Vietnamese that residents write in.</summary>
public enum Language
{
    /// <summary>Vietnamese, with or without marks.</summary>
    Vietnamese,

    /// <summary>Khmer.</summary>
    Khmer,

    /// <summary>English.</summary>
    English,
}

/// <summary>
/// Tells Khmer and English from Vietnamese: Khmer by its script, English by its function words. A word list does here: a language detector
/// takes 100 MB and knows nothing of Vietnamese without marks.
/// </summary>
public static class OtherLanguage
{
    private static readonly FrozenSet<string> EnglishWords = new[]
    {
        "the", "is", "are", "am", "you", "your", "my", "me", "we", "they", "it", "this", "that", "what", "where", "when", "how", "who", "why", "which", "can",
        "could", "would", "should", "will", "please", "help", "need", "want", "have", "has", "had", "was", "were", "been", "for", "with", "from", "and", "or",
        "of", "in", "on", "at", "get", "do", "does", "did", "not", "here", "there", "hello", "thank", "thanks", "english", "foreigner", "speak", "if", "be",
        "extend", "visa", "wife", "husband", "yesterday", "today", "register", "open", "address", "phone", "an", "any", "someone", "work", "live", "living",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The language of a message. <paramref name="words"/> are its words as cut, before any Vietnamese reading.</summary>
    public static Language Of(string text, IReadOnlyList<Word> words)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(words);
        var khmer = text.Count(c => c is >= '\u1780' and <= '\u17FF');
        if (khmer >= 3 && khmer * 2 > text.Count(char.IsLetter)) return Language.Khmer;
        var english = words.Count(word => EnglishWords.Contains(word.Folded) && !word.HasMarks);
        var marked = words.Count(word => word.HasMarks);
        return english >= 3 && english * 5 >= words.Count * 2 && marked * 5 < words.Count ? Language.English : Language.Vietnamese;
    }
}
