using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Search;

/// <summary>Turns words into features: words, pairs, concepts, marked words, runs of letters.</summary>
internal sealed class FeatureReader(Synonyms synonyms, StopWords stopWords)
{
    private const float PairWeight = 0.6f;
    private const float SkipWeight = 0.3f;
    private const float MarkedWeight = 0.5f;
    private const float LettersWeight = 0.25f;
    private const float Telling = 0.5f;
    private const int ShortestRun = 3;
    private const int LongestRun = 4;

    /// <summary>The features of a text, in order of reading; the list given is cleared and filled.</summary>
    public void Read(IReadOnlyList<Word> words, List<Feature> features)
    {
        features.Clear();
        ulong beforeLast = 0, last = 0;
        float evidenceBeforeLast = 0, evidenceLast = 0;
        foreach (var word in words)
        {
            var hash = StableHash.Of(word.Folded);
            var evidence = stopWords.WeightOf(word);
            features.Add(new Feature(StableHash.Mix(hash, 1), FeatureKind.Word, 1, evidence));
            if (last != 0) features.Add(new Feature(StableHash.Mix(last, hash * 3), FeatureKind.Pair, PairWeight, Math.Max(evidence, evidenceLast)));
            if (beforeLast != 0) features.Add(new Feature(StableHash.Mix(beforeLast, hash * 5), FeatureKind.Skip, SkipWeight, Math.Max(evidence, evidenceBeforeLast)));
            if (word.HasMarks) features.Add(new Feature(StableHash.Mix(StableHash.Of(word.Marked), 7), FeatureKind.Marked, MarkedWeight, evidence));
            ReadLetters(word.Folded, features);
            (beforeLast, last) = (last, hash);
            (evidenceBeforeLast, evidenceLast) = (evidenceLast, evidence);
        }
        ReadConcepts(words, features);
    }

    /// <summary>The telling words and the sayings of a text, each with the key of its feature; a saying with what it means.</summary>
    public IEnumerable<(string Text, string? Means, ulong Key)> Named(IReadOnlyList<Word> words)
    {
        foreach (var word in words)
        {
            if (stopWords.WeightOf(word) >= Telling) yield return (word.Marked, null, StableHash.Mix(StableHash.Of(word.Folded), 1));
        }
        var hits = new List<PhraseHit<Concept>>();
        synonyms.Find(words, hits);
        foreach (var hit in hits) yield return (string.Join(' ', words.Skip(hit.Start).Take(hit.Length).Select(word => word.Marked)), synonyms.NameOf(hit.Value), StableHash.Mix((ulong)hit.Value.Number + 1, 11));
    }

    private void ReadConcepts(IReadOnlyList<Word> words, List<Feature> features)
    {
        var hits = new List<PhraseHit<Concept>>();
        synonyms.Find(words, hits);
        foreach (var hit in hits)
            features.Add(new Feature(StableHash.Mix((ulong)hit.Value.Number + 1, 11), FeatureKind.Concept, hit.Value.Weight, 1));
    }

    private static void ReadLetters(string word, List<Feature> features)
    {
        if (word.Length < ShortestRun) return;
        Span<char> padded = stackalloc char[Math.Min(word.Length, 30) + 2];
        padded[0] = '^';
        word.AsSpan(0, padded.Length - 2).CopyTo(padded[1..]);
        padded[^1] = '$';
        for (var length = ShortestRun; length <= LongestRun; length++)
        {
            for (var i = 0; i + length <= padded.Length; i++)
                features.Add(new Feature(StableHash.Mix(StableHash.Of(padded.Slice(i, length)), 13), FeatureKind.Letters, LettersWeight, 0));
        }
    }
}
