using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Measuring;

/// <summary>The questions that are measured with: all files of <c>data/measuring</c>.</summary>
public static class TestQuestions
{
    /// <summary>The last turn of a follow-up with fewer words ("tải ở đâu") is nobody's own question.</summary>
    private const int OwnQuestion = 5;

    /// <summary>A key for each test question's text, as <c>faq check</c> compares them: the words without marks.</summary>
    public static IReadOnlySet<string> Keys(DataFolder data, Normaliser normaliser)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(normaliser);
        if (!Directory.Exists(data.Measuring)) return new HashSet<string>();
        return Directory.EnumerateFiles(data.Measuring, "*.jsonl")
            .SelectMany(file => TestQuestionFile.Read(File.ReadLines(file), mustExpect: false).Questions)
            .Select(question => (question.Turns.Count, Words: normaliser.Read(question.Turns[^1])))
            .Where(question => question.Count == 1 || question.Words.Count >= OwnQuestion)
            .Select(question => KeyOf(question.Words))
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The same key for two texts that a reader would call the same question.</summary>
    public static string KeyOf(IReadOnlyList<Word> words) => string.Join(' ', words.Select(word => word.Folded));
}
