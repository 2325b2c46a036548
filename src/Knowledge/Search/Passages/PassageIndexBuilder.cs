using System.Runtime.InteropServices;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Search.Passages;

/// <summary>
/// Collects passages and makes a <see cref="PassageIndex"/> of them. For one thread, and for one index. The same passages in the same order
/// give the same index.
/// </summary>
public sealed class PassageIndexBuilder(PassageScoring scoring)
{
    /// <summary>Every term of every passage in the order of reading, by shard: its key and its passage. Counting is left to the end.</summary>
    private sealed class Collected
    {
        public List<ulong> Keys { get; } = [];

        public List<int> Passages { get; } = [];
    }

    private readonly List<int> lengths = [];
    private Collected?[]? collected = Enumerable.Range(0, PassageTerms.Shards).Select(_ => new Collected()).ToArray();
    private ulong[] keys = new ulong[256];

    /// <summary>Adds a passage and says its number: they are counted from 0.</summary>
    public int Add(IReadOnlyList<Word> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        ObjectDisposedException.ThrowIf(collected is null, this);
        var passage = lengths.Count;
        lengths.Add(words.Count);
        if (keys.Length < PassageTerms.Most(words.Count)) keys = new ulong[PassageTerms.Most(words.Count)];
        foreach (var key in keys.AsSpan(0, PassageTerms.Read(words, words.Count, scoring.PairWeight > 0, keys)))
        {
            var shard = collected[PassageTerms.ShardOf(key)]!;
            shard.Keys.Add(key);
            shard.Passages.Add(passage);
        }
        return passage;
    }

    /// <summary>Makes the index, on all cores. The builder is empty afterwards and takes no more.</summary>
    public PassageIndex Build()
    {
        ObjectDisposedException.ThrowIf(collected is null, this);
        var all = collected;
        collected = null;
        var average = lengths.Count == 0 ? 1 : Math.Max(1, (float)lengths.Average());
        var norms = lengths.Select(length => scoring.NormOf(length, average)).ToArray();
        var shards = new PassageShard[all.Length];
        Parallel.For(0, all.Length, shard =>
        {
            shards[shard] = Build(all[shard]!, norms);
            all[shard] = null; // a million passages are a gigabyte here: let go of each shard as it is done
        });
        return new PassageIndex(shards, norms.Length, scoring);
    }

    private PassageShard Build(Collected shard, float[] norms)
    {
        var (terms, starts, passages) = ByTerm(shard);
        var kept = terms
            .Where(term => !PassageTerms.IsPair(term.Key) || starts[term.Value + 1] - starts[term.Value] >= scoring.PairsSeenAtLeast)
            .OrderBy(term => term.Key)
            .ToArray();
        var places = new int[kept.Length];
        var writer = new PostingsWriter(norms.Length);
        var shares = new byte[passages.Length];
        for (var i = 0; i < kept.Length; i++)
        {
            var (from, to) = (starts[kept[i].Value], starts[kept[i].Value + 1]);
            var theirs = passages.AsSpan(from, to - from);
            var length = Count(theirs, shares, norms);
            places[i] = writer.Place;
            writer.Add(theirs[..length], shares.AsSpan(0, length));
        }
        return new PassageShard(Array.ConvertAll(kept, term => term.Key), places, writer.Finish());
    }

    /// <summary>Numbers the terms and brings the passages of each together, in order: counting sort, as the passages came in order.</summary>
    private static (Dictionary<ulong, int> Terms, int[] Starts, int[] Passages) ByTerm(Collected shard)
    {
        var keys = CollectionsMarshal.AsSpan(shard.Keys);
        var numbers = new int[keys.Length];
        var terms = new Dictionary<ulong, int>();
        for (var i = 0; i < keys.Length; i++)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(terms, keys[i], out var isKnown);
            if (!isKnown) number = terms.Count - 1;
            numbers[i] = number;
        }
        var starts = new int[terms.Count + 1];
        foreach (var number in numbers) starts[number + 1]++;
        for (var i = 0; i < terms.Count; i++) starts[i + 1] += starts[i];
        var next = starts[..terms.Count];
        var passages = new int[numbers.Length];
        for (var i = 0; i < numbers.Length; i++) passages[next[numbers[i]]++] = shard.Passages[i];
        return (terms, starts, passages);
    }

    /// <summary>Draws the repeats of a passage together in front, and writes the share of each; says how many passages there are.</summary>
    private static int Count(Span<int> passages, byte[] shares, float[] norms)
    {
        var written = 0;
        for (var i = 0; i < passages.Length;)
        {
            var (passage, first) = (passages[i], i);
            while (i < passages.Length && passages[i] == passage) i++;
            shares[written] = PassageScoring.ShareOf(i - first, norms[passage]);
            passages[written++] = passage;
        }
        return written;
    }
}
