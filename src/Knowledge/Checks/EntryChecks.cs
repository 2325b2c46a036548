using VinhPhong.Knowledge.Centre;
using VinhPhong.Knowledge.Entries;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Checks;

/// <summary>What the checks look at: the entries, and what they may refer to.</summary>
public sealed record Checking(EntrySet Set, Topics Topics, CentreSettings Centre, Normaliser Normaliser, IReadOnlySet<string> TestQuestions, DateOnly Today);

/// <summary>Everything that can be wrong with the FAQ set, found all at once: each finding says file, line, what is wrong and how to mend it.</summary>
public static class EntryChecks
{
    private static readonly Func<Checking, IEnumerable<Finding>>[] Rules =
    [
        FieldsRule.Look,
        SourcesRule.Look,
        ValidityRule.Look,
        AnswerRule.Look,
        PlaceholdersRule.Look,
        RelatedRule.Look,
        QuestionsRule.Look,
        TopicsRule.Look,
    ];

    /// <summary>All findings, those of reading the files first, then rule by rule in the order of the files.</summary>
    public static IReadOnlyList<Finding> Run(Checking checking)
    {
        ArgumentNullException.ThrowIfNull(checking);
        return [.. checking.Set.Findings, .. Rules.SelectMany(rule => rule(checking))];
    }

    internal static Finding At(FiledEntry filed, string field, string problem, string cure) => new(filed.File, filed.LineOf(field), problem, cure);
}
