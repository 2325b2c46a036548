using VinhPhong.Knowledge.Centre;
using VinhPhong.Knowledge.Checks;
using VinhPhong.Knowledge.Entries;
using VinhPhong.Knowledge.Measuring;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Tests.Checks;

public sealed class EntryChecksTests(RealKnowledge knowledge)
{
    private const string File = "data/faq/vneid/vneid-quen-passcode.md";

    [Fact]
    public void The_real_set_passes() => Assert.Empty(Check(EntrySet.Load(knowledge.Data.Faq)));

    public static TheoryData<string, string, string> Faults => new()
    {
        { "topic: vneid-quen-passcode", "topic: vneid-khong-co", "is no topic" },
        { "office: cong-an", "office: buu-dien", "is no office" },
        { "id: vneid-quen-passcode", "id: vneid-khac", "is not the name of the file" },
        { "sources:\n", "sources:\n  - document: Luật mới\n    checked: 2027-11-23\n", "still to come" },
        { "valid_from: ", "valid_to: 2020-01-01\nvalid_from: ", "before it begins" },
        { "related: [", "related: [khong-co, ", "does not exist" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_found_where_it_is(string good, string bad, string problem)
    {
        var finding = Assert.Single(Check(Changed(text => text.Replace(good, bad, StringComparison.Ordinal))), finding => finding.Problem.Contains(problem, StringComparison.Ordinal));
        Assert.Equal(File, finding.File);
        Assert.InRange(finding.Line, 2, 40);
        Assert.NotEmpty(finding.Cure);
    }

    [Fact]
    public void An_entry_past_its_end_or_its_review_is_found()
    {
        var findings = EntryChecks.Run(Checking(EntrySet.Load(knowledge.Data.Faq), new DateOnly(2030, 1, 1)));
        Assert.Contains(findings, finding => finding.Problem.Contains("no longer answered from", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Problem.Contains("review was due", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{{centre.fax}}", "is not in data/centre.yaml")]
    [InlineData("{{centre.phone", "is broken")]
    public void A_placeholder_must_be_known_and_whole(string placeholder, string problem) =>
        Assert.Contains(Check(Changed(text => $"{text}\n{placeholder}")), finding => finding.Problem.Contains(problem, StringComparison.Ordinal));

    [Fact]
    public void A_test_question_is_refused_as_a_phrasing()
    {
        var question = TestQuestionFile.Read(System.IO.File.ReadLines(Path.Combine(knowledge.Data.Measuring, "questions-dev.jsonl")), mustExpect: true).Questions.First(question => question.Expect.Contains("vneid-quen-passcode"));
        var findings = Check(Changed(text => text.Replace("questions:\n", $"questions:\n  - '{question.Turns[0].ToUpperInvariant()}'\n", StringComparison.Ordinal)));
        Assert.Contains("is a test question", Assert.Single(findings).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_phrasing_in_another_entry_is_found_also_without_marks()
    {
        var other = knowledge.Published.Find("tthc-khai-sinh")!.Questions.First(question => question.Length > 25);
        var findings = Check(Changed(text => text.Replace("questions:\n", $"questions:\n  - '{Bare(other)}'\n", StringComparison.Ordinal)));
        Assert.Contains(findings, finding => finding.Problem.Contains("stands also at", StringComparison.Ordinal) || finding.Problem.Contains("is nearly", StringComparison.Ordinal));
    }

    private static string Bare(string text) => string.Join(' ', Tokens.Read(text).Select(word => word.Folded));

    [Fact]
    public void A_long_first_paragraph_is_found()
    {
        var long2 = string.Concat(Enumerable.Repeat("Câu này dài quá mức cần thiết. ", 15));
        Assert.Contains(Check(Changed(text => text.Insert(text.IndexOf("\n---\n", 3, StringComparison.Ordinal) + 5, long2 + "\n\n"))), finding => finding.Problem.Contains("first paragraph", StringComparison.Ordinal));
    }

    [Fact]
    public void A_topic_without_an_entry_is_found()
    {
        var set = EntrySet.Read(RealFiles().Where(file => file.Path != File));
        Assert.Contains(Check(set), finding => finding.Problem.Contains("\"vneid-quen-passcode\" has no entry", StringComparison.Ordinal));
    }

    private EntrySet Changed(Func<string, string> change)
    {
        var files = RealFiles().ToList();
        var at = files.FindIndex(file => file.Path == File);
        var changed = change(files[at].Text);
        Assert.NotEqual(files[at].Text, changed);
        files[at] = (File, changed);
        return EntrySet.Read(files);
    }

    private IEnumerable<(string Path, string Text)> RealFiles() =>
        Directory.EnumerateFiles(knowledge.Data.Faq, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => ($"data/faq/{Path.GetRelativePath(knowledge.Data.Faq, path)}", System.IO.File.ReadAllText(path)));

    private IReadOnlyList<Finding> Check(EntrySet set) => EntryChecks.Run(Checking(set, RealKnowledge.Today));

    private Checking Checking(EntrySet set, DateOnly today)
    {
        var normaliser = Normaliser.Load(knowledge.Data.WordLists);
        return new Checking(set, Topics.Load(knowledge.Data.Topics), CentreSettings.Load(knowledge.Data.Centre), normaliser, TestQuestions.Keys(knowledge.Data, normaliser), today);
    }
}
