using VinhPhong.Knowledge.Entries;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Search;

/// <summary>Builds a <see cref="SearchIndex"/> from entries and the word lists of <c>data/vietnamese</c>. The same input gives the same index.</summary>
public sealed class IndexBuilder(string wordLists, RankingModel ranking)
{
    /// <summary>How much a phrasing, the title and the body count in the text of an entry; measured in docs/benchmarks.md.</summary>
    private const float PhrasingShare = 0.5f;

    /// <summary>An entry with more phrasings than this is not heavier for it.</summary>
    private const float UsualPhrasings = 50;
    private const float TitleShare = 0.5f;
    private const float BodyShare = 0.25f;

    private const float SaturationOfTerms = 1.2f;
    private const float LengthNormOfEntries = 0.35f;
    private const float LengthNormOfPhrasings = 0.4f;

    /// <summary>Noisy copies of each phrasing that the classifier learns from; every second keeps most marks.</summary>
    private const int NoisyCopies = 3;

    /// <summary>How the classifier is trained.</summary>
    internal ClassifierTrainer.Settings Training { get; init; } = new();

    /// <summary>Reads, counts and trains; some seconds for the whole set.</summary>
    /// <exception cref="FormatException">There is no entry.</exception>
    public SearchIndex Build(IReadOnlyList<Entry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Count == 0) throw new FormatException("No entry is in force: data/faq is empty, or nothing in it can be read. Run \"faq check\".");
        var plain = Normaliser.Load(wordLists);
        var lexicon = new Lexicon(entries.SelectMany(entry => Texts(entry, plain)));
        var normaliser = plain.With(lexicon);
        var collector = new Collector(Reader(plain), new ClassifierTrainer(Training));
        for (var number = 0; number < entries.Count; number++) collector.Add(entries[number], number, normaliser);
        return collector.Finish(entries, normaliser, ranking);
    }

    /// <summary>Reads an index that was built before from the same entries and word lists.</summary>
    internal SearchIndex Read(BinaryReader file, IReadOnlyList<Entry> entries)
    {
        var plain = Normaliser.Load(wordLists);
        return SearchIndex.Read(file, entries, plain, Reader(plain), ranking);
    }

    private FeatureReader Reader(Normaliser plain) => new(
        Synonyms.Load(Path.Combine(wordLists, "synonyms.tsv"), plain.Read), StopWords.Load(Path.Combine(wordLists, "stopwords.tsv")));

    private static IEnumerable<IReadOnlyList<Word>> Texts(Entry entry, Normaliser normaliser) =>
        entry.Questions.Append(TitleOf(entry)).Append(entry.Body).Select(normaliser.Read);

    private static string TitleOf(Entry entry) => $"{entry.Title} . {string.Join(" . ", entry.Keywords)}";

    /// <summary>What is gathered, entry by entry.</summary>
    private sealed class Collector(FeatureReader reader, ClassifierTrainer trainer)
    {
        private readonly Dictionary<ulong, int> vocabulary = [];
        private readonly List<IReadOnlyList<Term>> entryTexts = [];
        private readonly List<float> entryLengths = [];
        private readonly List<IReadOnlyList<Term>> phrasingTexts = [];
        private readonly List<float> phrasingLengths = [];
        private readonly List<int> entryOfPhrasing = [];
        private readonly List<Feature> features = [];
        private readonly Noise noise = new(seed: 7);

        public void Add(Entry entry, int number, Normaliser normaliser)
        {
            var pool = new Dictionary<int, float>();
            var length = 0f;
            var share = PhrasingShare * UsualPhrasings / Math.Max(1, entry.Questions.Count);
            foreach (var question in entry.Questions)
            {
                var words = normaliser.Read(question);
                var own = Learn(words, number);
                Pool(own, share, pool);
                length += words.Count * share;
                phrasingTexts.Add(Terms(own));
                phrasingLengths.Add(words.Count);
                entryOfPhrasing.Add(number);
                for (var copy = 0; copy < NoisyCopies; copy++) Learn(noise.Copy(words, keepMarks: copy % 2 == 1), number);
            }
            var title = normaliser.Read(TitleOf(entry));
            Pool(Learn(title, number), TitleShare, pool);
            var body = normaliser.Read(entry.Body);
            reader.Read(body, features);
            Pool(Sums(features), BodyShare, pool);
            entryTexts.Add(Terms(pool));
            entryLengths.Add(length + (title.Count * TitleShare) + (body.Count * BodyShare));
        }

        public SearchIndex Finish(IReadOnlyList<Entry> entries, Normaliser normaliser, RankingModel ranking) => new(
            entries, normaliser, reader, vocabulary,
            new Bm25(entryTexts, [.. entryLengths], vocabulary.Count, SaturationOfTerms, LengthNormOfEntries),
            new Bm25(phrasingTexts, [.. phrasingLengths], vocabulary.Count, SaturationOfTerms, LengthNormOfPhrasings),
            [.. entryOfPhrasing],
            trainer.Train(entries.Count),
            ranking);

        private Dictionary<int, float> Learn(IReadOnlyList<Word> words, int number)
        {
            reader.Read(words, features);
            trainer.Add(features, number);
            return Sums(features);
        }

        /// <summary>The lexical features of a text by their number in the vocabulary; runs of letters and marks are for the classifier alone.</summary>
        private Dictionary<int, float> Sums(List<Feature> read)
        {
            var sums = new Dictionary<int, float>();
            foreach (var feature in read)
            {
                if (feature.Kind is FeatureKind.Letters or FeatureKind.Marked or FeatureKind.Skip) continue;
                if (!vocabulary.TryGetValue(feature.Key, out var id)) vocabulary[feature.Key] = id = vocabulary.Count;
                sums[id] = sums.GetValueOrDefault(id) + feature.Weight;
            }
            return sums;
        }

        private static void Pool(Dictionary<int, float> text, float share, Dictionary<int, float> pool)
        {
            foreach (var (id, weight) in text) pool[id] = pool.GetValueOrDefault(id) + (weight * share);
        }

        private static Term[] Terms(Dictionary<int, float> sums) => [.. sums.Select(pair => new Term(pair.Key, pair.Value))];
    }
}
