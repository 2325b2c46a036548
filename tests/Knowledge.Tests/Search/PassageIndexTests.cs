using CsCheck;
using VinhPhong.Knowledge.Search.Passages;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Tests.Search;

/// <summary>The index of passages finds what scoring every passage by hand would find.</summary>
public class PassageIndexTests
{
    /// <summary>Few words, the first of them in most passages, so that repeats, ties and stop words all happen.</summary>
    private static readonly Gen<Word> AnyWord = Gen.Double[0, 1].Select(at => WordOf((int)(at * at * at * 60)));

    private static readonly Gen<Word[]> AnyPassage = AnyWord.Array[0, 12];
    private static readonly Gen<Word[]> AnyQuestion = Gen.Frequency((9, AnyWord), (1, Gen.Const(new Word("khongai", "khongai")))).Array[1, 20];

    [Fact]
    public void The_best_are_those_of_scoring_every_passage() =>
        Gen.Select(AnyPassage.Array[0, 300], AnyQuestion, Gen.Int[1, 12]).Sample(
            (passages, question, asked) => AssertSameAsScoringAll(passages, question, asked, new PassageScoring()), iter: 1000);

    [Fact]
    public void The_best_are_those_of_scoring_every_passage_over_many_blocks_and_windows() =>
        Gen.Select(Gen.Int, AnyQuestion.Array[8], Gen.Int[1, 30]).Sample(
            (seed, questions, asked) =>
            {
                var passages = Passages(9000, seed);
                var scoring = new PassageScoring { PairsSeenAtLeast = 1 + (seed % 3) };
                var index = Build(passages, scoring);
                foreach (var question in questions) Assert.Equal(ScoreAll(passages, question, asked, scoring), Find(index, question, asked));
            },
            iter: 12, threads: 1);

    [Fact]
    public void Whole_number_scores_are_near_those_of_BM25() =>
        Gen.Select(AnyPassage.Array[1, 100], AnyQuestion).Sample((passages, question) =>
        {
            var scoring = new PassageScoring { PairsSeenAtLeast = 1 };
            foreach (var hit in Find(Build(passages, scoring), question, 10))
            {
                var exact = Bm25(passages, hit.Passage, question, scoring);
                // Half a step of 255 in a share and half of 64 in the weight of each term.
                Assert.InRange(hit.Score, (exact * 0.99) - (question.Length * 0.02), (exact * 1.01) + (question.Length * 0.02));
            }
        });

    [Fact]
    public void Without_pairs_the_order_of_words_does_not_matter() =>
        Gen.Select(AnyPassage.Array[0, 100], AnyQuestion).Sample((passages, question) =>
        {
            var scoring = new PassageScoring { PairWeight = 0 };
            AssertSameAsScoringAll(passages, question, 10, scoring);
            var index = Build(passages, scoring);
            Assert.Equal(Find(index, question, 10), Find(index, [.. question.Reverse()], 10));
        });

    [Fact]
    public void An_empty_question_finds_nothing() => Assert.Empty(Find(Build(Passages(50, 1), new PassageScoring()), [], 10));

    [Fact]
    public void Unknown_words_find_nothing() =>
        Assert.Empty(Find(Build(Passages(50, 1), new PassageScoring()), Tokens.Read("chữ không ai viết bao giờ"), 10));

    [Fact]
    public void An_empty_index_finds_nothing() => Assert.Empty(Find(Build([], new PassageScoring()), Tokens.Read("giấy khai sinh"), 10));

    [Fact]
    public void Asking_for_no_passages_gives_none() => Assert.Empty(Find(Build(Passages(50, 1), new PassageScoring()), [WordOf(0)], 0));

    [Fact]
    public void Asking_for_more_passages_than_there_are_gives_those_that_have_a_word_of_the_question()
    {
        Word[][] passages = [[.. Tokens.Read("làm giấy khai sinh")], [.. Tokens.Read("nộp thuế đất")], [.. Tokens.Read("giấy chứng tử")]];
        Assert.Equal([2, 0], Find(Build(passages, new PassageScoring()), Tokens.Read("giay"), 100).Select(hit => hit.Passage));
    }

    [Fact]
    public void Of_equal_passages_the_earlier_comes_first()
    {
        var passages = Enumerable.Repeat(Tokens.Read("cấp lại thẻ căn cước").ToArray(), 500).ToArray();
        Assert.Equal([0, 1, 2, 3], Find(Build(passages, new PassageScoring()), Tokens.Read("thẻ căn cước"), 4).Select(hit => hit.Passage));
    }

    [Fact]
    public void Neighbouring_words_count_more_than_scattered_ones()
    {
        Word[][] passages = [[.. Tokens.Read("sinh con khai tên")], [.. Tokens.Read("khai sinh tên con")], [.. Tokens.Read("giấy khai sinh")]];
        Assert.Equal(1, Find(Build(passages, new PassageScoring()), Tokens.Read("con khai sinh tên"), 1)[0].Passage);
    }

    [Fact]
    public void Many_threads_find_the_same_as_one()
    {
        var index = Build(Passages(3000, 7), new PassageScoring());
        var questions = Passages(200, 8).Where(question => question.Length > 0).ToArray();
        var alone = questions.Select(question => Find(index, question, 10)).ToArray();
        Parallel.For(0, 2000, i => Assert.Equal(alone[i % alone.Length], Find(index, questions[i % questions.Length], 10)));
    }

    [Fact]
    public void A_search_allocates_nothing_to_speak_of()
    {
        var index = Build(Passages(3000, 7), new PassageScoring());
        Word[] question = [WordOf(0), WordOf(3), WordOf(9), WordOf(30)];
        var best = new PassageHit[10];
        for (var i = 0; i < 10; i++) index.Find(question, best);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) index.Find(question, best);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 * 64);
    }

    private static Word WordOf(int number) => new($"tu{number}", $"tu{number}");

    private static Word[][] Passages(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, random.Next(12)).Select(_ => WordOf((int)(Math.Pow(random.NextDouble(), 4) * 200))).ToArray())];
    }

    private static PassageIndex Build(IReadOnlyList<Word[]> passages, PassageScoring scoring)
    {
        var builder = new PassageIndexBuilder(scoring);
        foreach (var passage in passages) builder.Add(passage);
        return builder.Build();
    }

    private static PassageHit[] Find(PassageIndex index, IReadOnlyList<Word> question, int asked)
    {
        var best = new PassageHit[asked];
        return best[..index.Find(question, best)];
    }

    private static void AssertSameAsScoringAll(Word[][] passages, Word[] question, int asked, PassageScoring scoring) =>
        Assert.Equal(ScoreAll(passages, question, asked, scoring), Find(Build(passages, scoring), question, asked));

    private static PassageHit[] ScoreAll(Word[][] passages, Word[] question, int asked, PassageScoring scoring)
    {
        var average = AverageLength(passages);
        var counts = passages.Select(passage => TermsOf(passage, scoring).CountBy(term => term).ToDictionary()).ToArray();
        var sums = new int[passages.Length];
        foreach (var term in TermsOf(question, scoring).Distinct())
        {
            var times = counts.Select(of => of.GetValueOrDefault(term)).ToArray();
            if (IsPair(term) && times.Sum() < scoring.PairsSeenAtLeast) continue;
            var weight = scoring.WeightOf(times.Count(n => n > 0), passages.Length, IsPair(term));
            for (var i = 0; i < passages.Length; i++)
            {
                if (times[i] > 0) sums[i] += weight * PassageScoring.ShareOf(times[i], scoring.NormOf(passages[i].Length, average));
            }
        }
        return [.. sums
            .Select((sum, i) => (Sum: sum, Passage: i))
            .Where(passage => passage.Sum > 0)
            .OrderByDescending(passage => passage.Sum).ThenBy(passage => passage.Passage)
            .Take(asked)
            .Select(passage => new PassageHit(passage.Passage, PassageScoring.ScoreOf(passage.Sum)))];
    }

    private static double Bm25(Word[][] passages, int passage, Word[] question, PassageScoring scoring)
    {
        var score = 0d;
        foreach (var term in TermsOf(question, scoring).Distinct())
        {
            var found = passages.Count(other => TermsOf(other, scoring).Contains(term));
            var times = TermsOf(passages[passage], scoring).Count(other => other == term);
            var idf = Math.Log(1 + ((passages.Length - found + 0.5) / (found + 0.5)));
            var norm = scoring.NormOf(passages[passage].Length, AverageLength(passages));
            score += idf * times * (scoring.Saturation + 1) / (times + norm) * (IsPair(term) ? scoring.PairWeight : 1);
        }
        return score;
    }

    private static float AverageLength(Word[][] passages) => passages.Length == 0 ? 1 : Math.Max(1, (float)passages.Average(passage => passage.Length));

    /// <summary>Words as they are, pairs with a space: the index knows both by their hashes alone.</summary>
    private static IEnumerable<string> TermsOf(Word[] words, PassageScoring scoring) => words
        .Select(word => word.Folded)
        .Concat(scoring.PairWeight > 0 ? words.Zip(words.Skip(1), (first, second) => $"{first.Folded} {second.Folded}") : []);

    private static bool IsPair(string term) => term.Contains(' ', StringComparison.Ordinal);
}
