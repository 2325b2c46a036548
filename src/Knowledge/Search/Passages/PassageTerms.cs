using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Search.Passages;

/// <summary>
/// The terms of a passage or a question as 64-bit keys: its words, and its pairs of neighbouring words. Among ten million terms two share a
/// key with a chance of one in a hundred thousand; they would then be read as one word.
/// </summary>
internal static class PassageTerms
{
    /// <summary>Terms are spread over this many shards by the highest bits of their keys, so that a build can do them side by side.</summary>
    public const int Shards = 256;

    public static int ShardOf(ulong key) => (int)(key >> 56);

    public static bool IsPair(ulong key) => (key & 1) != 0;

    /// <summary>How many terms so many words have at most.</summary>
    public static int Most(int words) => words * 2;

    /// <summary>Writes the keys in order of reading, repeated where a term is repeated, and says how many they are.</summary>
    public static int Read(IReadOnlyList<Word> words, int count, bool withPairs, Span<ulong> keys)
    {
        var (written, last) = (0, 0UL);
        for (var i = 0; i < count; i++)
        {
            var hash = Hash(words[i].Folded);
            keys[written++] = hash & ~1UL;
            if (withPairs && i > 0) keys[written++] = Mix((last * 3) ^ hash) | 1;
            last = hash;
        }
        return written;
    }

    /// <summary>Mixed once more, because short words leave the highest bits of the hash alike.</summary>
    private static ulong Hash(string text) => Mix(StableHash.Of(text));

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 32)) * 0xD6E8FEB86659FD93UL;
        value = (value ^ (value >> 32)) * 0xD6E8FEB86659FD93UL;
        return value ^ (value >> 32);
    }
}
