using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VinhPhong.Knowledge.Search.Passages;

/// <summary>
/// The list of a rare term: gaps and shares in blocks, of which only those asked about are unpacked. It is read window by window, always
/// forwards.
/// </summary>
internal sealed class PackedPostings
{
    private readonly int[] passages = new int[PostingsWriter.BlockSize];

    private byte[] bytes = [];
    private int directory;
    private int bodies;
    private int blocks;
    private int count;
    private int weight;

    /// <summary>The block we stand at, its last passage and highest share; <see cref="blocks"/> at the end.</summary>
    private int block;
    private int last;
    private int highest;

    /// <summary>What is unpacked: which block, how long, where its shares stand, and the next place to look at.</summary>
    private int unpacked;
    private int length;
    private int shares;
    private int at;

    /// <summary>The most that this term can add in the window under work; kept here by <see cref="PassageSearch"/>.</summary>
    public int Most { get; set; }

    /// <summary>Goes to the start of a list of so many passages, after its count.</summary>
    public void Open(byte[] list, int place, int found, int weightOfTerm)
    {
        bytes = list;
        directory = place;
        count = found;
        weight = weightOfTerm;
        blocks = PostingsWriter.Blocks(count);
        unpacked = -1;
        if (blocks > 1)
        {
            bodies = directory + (blocks * PostingsWriter.DirectoryEntry);
            StandAt(0);
            return;
        }
        block = 0;
        Unpack(-1, list[directory], directory + 1);
        last = passages[length - 1];
        highest = 0;
        foreach (var share in list.AsSpan(shares, length)) highest = Math.Max(highest, share);
    }

    /// <summary>The most that this term can add to a passage from <paramref name="from"/> up to <paramref name="to"/>.</summary>
    public int MostIn(int from, int to)
    {
        while (block < blocks && last < from) StandAt(block + 1);
        if (block == blocks) return 0;
        if (last >= to - 1)
        {
            // One block covers the window, so the term is rare here: the passages themselves say more than the block.
            Unpack();
            while (passages[at] < from) at++;
            if (passages[at] >= to) return 0;
            return highest * weight;
        }
        var most = highest;
        for (var next = block; next + 1 < blocks && LastOf(next) < to - 1;) most = Math.Max(most, HighestOf(++next));
        return most * weight;
    }

    /// <summary>Adds the term's scores for the passages before <paramref name="to"/> to sums that start at passage <paramref name="from"/>.</summary>
    public void AddTo(Span<int> sums, int from, int to)
    {
        for (; block < blocks; StandAt(block + 1))
        {
            Unpack();
            while (at < length && passages[at] < from) at++;
            var end = length;
            while (end > at && passages[end - 1] >= to) end--;
            var theirs = passages.AsSpan(at, end - at);
            var worth = bytes.AsSpan(shares + at, theirs.Length);
            for (var i = 0; i < theirs.Length; i++) sums[theirs[i] - from] += worth[i] * weight;
            at = end;
            if (end < length) return;
        }
    }

    /// <summary>
    /// Adds the term's scores for some passages (ascending, counted from <paramref name="from"/>) and keeps in front only those that can then
    /// still pass <paramref name="toBeat"/> if the terms that follow add <paramref name="rest"/>. Says how many they are.
    /// </summary>
    public int AddTo(Span<int> sums, Span<int> candidates, int from, int toBeat, int rest)
    {
        var kept = 0;
        foreach (var candidate in candidates)
        {
            var passage = candidate + from;
            while (block < blocks && last < passage) StandAt(block + 1);
            if (block < blocks && sums[candidate] + (highest * weight) + rest > toBeat)
            {
                Unpack();
                while (passages[at] < passage) at++;
                if (passages[at] == passage) sums[candidate] += bytes[shares + at] * weight;
            }
            if (sums[candidate] + rest > toBeat) candidates[kept++] = candidate;
        }
        return kept;
    }

    private void StandAt(int next)
    {
        block = next;
        if (next >= blocks) return;
        last = LastOf(next);
        highest = HighestOf(next);
    }

    private int LastOf(int which) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(directory + (which * PostingsWriter.DirectoryEntry)));

    private int HighestOf(int which) => bytes[directory + (which * PostingsWriter.DirectoryEntry) + 8];

    private void Unpack()
    {
        if (unpacked == block) return;
        var entry = bytes.AsSpan(directory + (block * PostingsWriter.DirectoryEntry), PostingsWriter.DirectoryEntry);
        Unpack(block == 0 ? -1 : LastOf(block - 1), entry[9], bodies + BinaryPrimitives.ReadInt32LittleEndian(entry[4..]));
    }

    private void Unpack(int before, int bits, int place)
    {
        unpacked = block;
        at = 0;
        length = Math.Min(PostingsWriter.BlockSize, count - (block * PostingsWriter.BlockSize));
        shares = place + PostingsWriter.GapBytes(length, bits);
        if (shares + length + sizeof(ulong) > bytes.Length) throw new InvalidOperationException("The posting list does not end where it should.");
        ref var gaps = ref MemoryMarshal.GetArrayDataReference(bytes);
        var mask = (1UL << bits) - 1;
        var bit = (long)place * 8;
        foreach (ref var passage in passages.AsSpan(0, length))
        {
            // Eight bytes from where the gap begins hold it whole (7 + 31 bits); the check above keeps them inside the array.
            var eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref gaps, (nint)(bit >> 3)));
            before += (int)((eight >> (int)(bit & 7)) & mask) + 1;
            passage = before;
            bit += bits;
        }
    }
}
