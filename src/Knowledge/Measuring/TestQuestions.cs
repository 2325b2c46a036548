using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Measuring;

/// <summary>The questions that are measured with: all files of <c>data/measuring</c>.</summary>
public static class TestQuestions
{
    /// <summary>A key for each test question's text, as <c>faq check</c> compares them: the words without marks.</summary>
    public static IReadOnlySet<string> Keys(DataFolder data, Normaliser normaliser)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(normaliser);
        if (!Directory.Exists(data.Measuring)) return new HashSet<string>();
        return Directory.EnumerateFiles(data.Measuring, "*.jsonl")
            .SelectMany(file => TestQuestionFile.Read(File.ReadLines(file), mustExpect: false).Questions)
            .Where(question => question.Turns.Count == 1)
            .Select(question => KeyOf(normaliser.Read(question.Turns[0])))
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The same key for two texts that a reader would call the same question.</summary>
    public static string KeyOf(IReadOnlyList<Word> words) => string.Join(' ', words.Select(word => word.Folded));
}
