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
/// Tells Khmer and English from Vietnamese: Khmer by its script, English by frequent words that are no Vietnamese syllable (so not "the",
/// "can", "me"). A word list does here: see docs/decisions/0005.
/// </summary>
public static class OtherLanguage
{
    private const int FewestKhmerLetters = 3;
    private const int FewestEnglishWords = 2;

    /// <summary>English words make up at least this share of the message.</summary>
    private const double EnglishShare = 0.3;

    /// <summary>A message with a larger share of marked words is Vietnamese.</summary>
    private const double MarkedShare = 0.2;

    private static readonly FrozenSet<string> EnglishWords = new[]
    {
        "is", "are", "am", "you", "your", "my", "we", "they", "this", "that", "what", "where", "when", "how", "who", "why", "which", "could", "would", "should", "will",
        "please", "help", "need", "want", "have", "has", "had", "was", "were", "been", "for", "with", "from", "and", "of", "get", "does", "did", "not", "here", "there",
        "hello", "thank", "thanks", "english", "foreigner", "speak", "if", "extend", "visa", "wife", "husband", "yesterday", "today", "register", "open", "address",
        "any", "someone", "work", "live", "living", "lost", "stolen", "passport", "office", "police", "motorbike", "card", "money",
    }.Where(word => !Syllables.IsSyllable(word)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The language of a message. <paramref name="words"/> are its words as cut, before any Vietnamese reading.</summary>
    public static Language Of(string text, IReadOnlyList<Word> words)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(words);
        var khmer = text.Count(c => c is >= '\u1780' and <= '\u17FF');
        if (khmer >= FewestKhmerLetters && khmer * 2 > text.Count(char.IsLetter)) return Language.Khmer;
        var english = words.Where(word => !word.HasMarks && EnglishWords.Contains(word.Folded)).Distinct().Count();
        var marked = words.Count(word => word.HasMarks);
        return english >= FewestEnglishWords && english >= EnglishShare * words.Count && marked <= MarkedShare * words.Count ? Language.English : Language.Vietnamese;
    }
}
