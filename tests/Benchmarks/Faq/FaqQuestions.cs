using VinhPhong.Knowledge;
using VinhPhong.Knowledge.Measuring;

namespace VinhPhong.Benchmarks.Faq;

/// <summary>The test questions of the repository.</summary>
internal static class FaqQuestions
{
    /// <summary>A fixed day, so that a run can be repeated.</summary>
    public static readonly DateOnly Today = new(2026, 11, 24);

    /// <summary>All files together, in the order of their names.</summary>
    public static IReadOnlyList<TestQuestion> All(DataFolder data) => [.. Files(data).SelectMany(file => file.Questions)];

    /// <summary>Each file by its name.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<TestQuestion> Questions)> Files(DataFolder data) =>
        Directory.EnumerateFiles(data.Measuring, "*.jsonl").Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFileNameWithoutExtension(path), TestQuestionFile.Read(File.ReadLines(path), mustExpect: true).Questions));
}
