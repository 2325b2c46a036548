using System.Globalization;
using VinhPhong.Benchmarks.Passages;
using VinhPhong.Knowledge;
using VinhPhong.Knowledge.Entries;
using VinhPhong.Knowledge.Measuring;
using VinhPhong.Knowledge.Search;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Benchmarks.Faq;

/// <summary><c>faq</c>: how often the right entry is found first and among three, by ourselves, by our parts, without a part, and by others.</summary>
internal static class FaqBenchmark
{
    private static readonly (string Name, float[] Weights)[] Parts =
    [
        ("pooled BM25 alone", [1, 0, 0, 0, 0, 0]),
        ("best phrasing alone", [0, 0, 1, 0, 0, 0]),
        ("nearest 20 phrasings alone", [0, 0, 0, 0, 1, 0]),
        ("classifier alone", [0, 0, 0, 0, 0, 1]),
        ("without the classifier", [3.905f, 0.416f, 1.878f, 0.405f, 1.491f, 0]),
        ("without pooled BM25", [0, 0, 1.878f, 0.405f, 1.491f, 1.002f]),
        ("without phrasings", [3.905f, 0.416f, 0, 0, 0, 1.002f]),
    ];

    private static readonly (string Name, string[] Tables)[] WithoutTables =
    [
        ("without synonyms", ["synonyms.tsv"]),
        ("without shorthand", ["shorthand.tsv"]),
        ("without dialect", ["dialect.tsv"]),
        ("without any table", ["synonyms.tsv", "shorthand.tsv", "dialect.tsv"]),
    ];

    public static int Run()
    {
        var data = new DataFolder(RepositoryData.Folder);
        var ranking = RankingModel.Load(data.Ranking);
        Entry[] entries = [.. EntrySet.Load(data.Faq).PublishedOn(FaqQuestions.Today)];
        var files = FaqQuestions.Files(data).Select(file => (file.Name, Questions: file.Questions.Where(question => question is { InScope: true, Turns.Count: 1 }).ToList())).ToList();
        Console.WriteLine($"| variant | {string.Join(" | ", files.Select(file => $"{file.Name} hit@1 | hit@3"))} |");
        Console.WriteLine($"|:---|{string.Concat(files.Select(_ => "---:|---:|"))}");
        void Row(string name, Func<TestQuestion, int> rank) => Console.WriteLine($"| {name} | {string.Join(" | ", files.Select(file => Shares([.. file.Questions.Select(rank)])))} |");

        var index = new IndexBuilder(data.WordLists, ranking).Build(entries);
        Row("**ours**", question => Rank(index, ranking.Weights, question));
        foreach (var (name, weights) in Parts) Row(name, question => Rank(index, weights, question));
        foreach (var (name, tables) in WithoutTables)
        {
            using var lists = new WordListsWithout(data.WordLists, tables);
            var poorer = new IndexBuilder(lists.Folder, ranking).Build(entries);
            Row(name, question => Rank(poorer, ranking.Weights, question));
        }
        foreach (var most in new[] { 10, 20, 40, 80 })
        {
            Entry[] fewer = [.. entries.Select(entry => entry with { Questions = [.. entry.Questions.Take(most)] })];
            var poorer = new IndexBuilder(data.WordLists, ranking).Build(fewer);
            Row($"with {most} phrasings an entry", question => Rank(poorer, ranking.Weights, question));
        }
        foreach (var other in new IContender[] { new LuceneIndex(), new SqliteIndex() })
        {
            using (other) RowOfOther(other, entries, Row);
        }
        return 0;
    }

    /// <summary>Another engine, given each entry as one text of bare letters, as it does best.</summary>
    private static void RowOfOther(IContender other, Entry[] entries, Action<string, Func<TestQuestion, int>> row)
    {
        foreach (var entry in entries)
        {
            var words = entry.Questions.Append(entry.Title).Append(entry.Body).SelectMany(Tokens.Read).ToList();
            other.Add(words, string.Join(' ', words.Select(word => word.Folded)));
        }
        other.Finish();
        row($"{other.Name}, an entry one text, bare letters", question =>
        {
            Span<int> best = stackalloc int[IContender.Asked];
            var found = other.Find(Tokens.Read(question.Turns[0]), best);
            return RankOf(best[..found].ToArray(), entries, question);
        });
    }

    private static int Rank(SearchIndex index, float[] weights, TestQuestion question)
    {
        var hits = index.Find(index.Normaliser.Read(question.Turns[0]));
        var scores = new float[hits.Entries.Count];
        for (var kind = 0; kind < weights.Length; kind++) Classifier.Add(hits.EvidenceOf[kind], weights[kind], scores);
        return RankOf([.. Enumerable.Range(0, scores.Length).OrderByDescending(entry => scores[entry]).Take(20)], hits.Entries, question);
    }

    private static int RankOf(IReadOnlyList<int> order, IReadOnlyList<Entry> entries, TestQuestion question)
    {
        var topics = order.Select(number => entries[number]).Where(entry => entry.Answers).Select(entry => entry.Topic!).ToList();
        return topics.FindIndex(question.Expect.Contains) + 1;
    }

    private static string Shares(List<int> ranks) => string.Create(CultureInfo.InvariantCulture,
        $"{ranks.Count(rank => rank == 1) / (double)ranks.Count:0.000} | {ranks.Count(rank => rank is >= 1 and <= 3) / (double)ranks.Count:0.000}");
}
