using VinhPhong.Knowledge.Entries;

namespace VinhPhong.Knowledge.Tests.Entries;

public sealed class AnswersTests(RealKnowledge knowledge)
{
    /// <summary>No answer has fewer phrasings than this today; each one less is one way of asking less.</summary>
    private const int FewestPhrasings = 125;

    public static TheoryData<string, string> First => MarkdownTable.Pairs("Entries/answers.md", "In the first paragraph");

    public static TheoryData<string, string> Never => MarkdownTable.Pairs("Entries/answers.md", "Never");

    [Theory]
    [MemberData(nameof(First))]
    public void The_first_paragraph_says_what_matters(string entry, string says) => Assert.Contains(says, knowledge.Published.Find(entry)!.ShortAnswer, StringComparison.OrdinalIgnoreCase);

    [Theory]
    [MemberData(nameof(Never))]
    public void What_nobody_has_confirmed_is_not_said(string entry, string says) => Assert.DoesNotContain(says, knowledge.Published.Find(entry)!.Body, StringComparison.Ordinal);

    [Fact]
    public void Every_answer_keeps_its_phrasings() =>
        Assert.All(knowledge.Published.Index.Entries.Where(entry => entry.Kind == EntryKind.Answer), entry => Assert.True(entry.Questions.Count >= FewestPhrasings, $"{entry.Id}: {entry.Questions.Count}"));

    [Fact]
    public void Sixty_and_more_decoys_stand_beside_them() => Assert.True(knowledge.Published.Index.Entries.Count(entry => !entry.Answers) >= 60);
}
