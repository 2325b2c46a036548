using System.Collections.Concurrent;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Search.Passages;

/// <summary>
/// Finds the passages that share most with a question, among a million as among a hundred: BM25 over words and pairs of neighbouring words.
/// Immutable, made by <see cref="PassageIndexBuilder"/>; safe for many threads. Its exact scores are those of <see cref="PassageScoring"/>.
/// </summary>
public sealed class PassageIndex
{
    /// <summary>Words of a question that are looked at; a message is never read further (<see cref="Normaliser.LongestText"/>), and sums stay below 2³¹.</summary>
    public const int MostWords = 512;

    private readonly PassageShard[] shards;
    private readonly PassageScoring scoring;
    private readonly ConcurrentBag<PassageSearch> idle = [];

    internal PassageIndex(PassageShard[] shards, int count, PassageScoring scoring)
    {
        this.shards = shards;
        this.scoring = scoring;
        Count = count;
    }

    /// <summary>How many passages there are.</summary>
    public int Count { get; }

    /// <summary>How many words and pairs are known.</summary>
    public int Terms => shards.Sum(shard => shard.Keys.Length);

    /// <summary>How many bytes the postings and their keys take.</summary>
    public long Bytes => shards.Sum(shard => shard.Postings.LongLength + (shard.Keys.LongLength * (sizeof(ulong) + sizeof(int))));

    /// <summary>
    /// Writes the passages with the highest scores, best first, of equal scores the lower number first, and says how many they are: fewer
    /// than asked for when fewer have any word of the question. A word said twice counts once.
    /// </summary>
    public int Find(IReadOnlyList<Word> words, Span<PassageHit> best)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (best.IsEmpty || words.Count == 0) return 0;
        if (!idle.TryTake(out var search)) search = new PassageSearch();
        var count = Math.Min(words.Count, MostWords);
        var keys = search.KeysFor(PassageTerms.Most(count));
        keys = keys[..PassageTerms.Read(words, count, scoring.PairWeight > 0, keys)];
        keys.Sort();
        var last = ~keys[0];
        foreach (var key in keys)
        {
            if (key == last) continue;
            last = key;
            var shard = shards[PassageTerms.ShardOf(key)];
            var term = Array.BinarySearch(shard.Keys, key);
            if (term >= 0) search.Add(shard.Postings, shard.Places[term], PassageTerms.IsPair(key), Count, scoring);
        }
        var found = search.Run(Count, best[..Math.Min(best.Length, Count)]);
        idle.Add(search);
        return found;
    }
}

/// <summary>The terms whose keys begin alike: their keys, ascending, and where the posting list of each stands.</summary>
internal sealed record PassageShard(ulong[] Keys, int[] Places, byte[] Postings);
