using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;

namespace VinhPhong.Knowledge.Search.Passages;

/// <summary>
/// Writes posting lists for <see cref="PackedPostings"/> and <see cref="DensePostings"/>. A packed list is: how many passages; for lists of several blocks a directory (last passage,
/// place, highest share, bits a gap); then the blocks, each up to 128 gaps packed in as many bits as the widest needs, then the shares.
/// A dense list is: how many passages; the highest share of each 128 passages; the share of every passage.
/// </summary>
internal sealed class PostingsWriter(int allPassages)
{
    /// <summary>Passages a block: enough to pack well, few enough that the highest share of a block says something.</summary>
    public const int BlockSize = 128;

    /// <summary>Last passage (4), place after the directory (4), highest share (1), bits a gap (1).</summary>
    public const int DirectoryEntry = 10;

    /// <summary>Gaps are read eight bytes at a time, past the end of the last block.</summary>
    private const int Padding = 8;

    private readonly ArrayBufferWriter<byte> bytes = new(1024);
    private readonly ArrayBufferWriter<byte> blocks = new(1024);

    /// <summary>Where the next list will stand.</summary>
    public int Place => bytes.WrittenCount;

    /// <summary>Writes one list; the passages ascend.</summary>
    public void Add(ReadOnlySpan<int> passages, ReadOnlySpan<byte> shares)
    {
        WriteCount(passages.Length);
        if (DensePostings.IsDense(passages.Length, allPassages)) AddDense(passages, shares);
        else AddPacked(passages, shares);
    }

    private void AddDense(ReadOnlySpan<int> passages, ReadOnlySpan<byte> shares)
    {
        var size = Blocks(allPassages) + allPassages;
        var span = bytes.GetSpan(size)[..size];
        span.Clear();
        var maxima = span[..Blocks(allPassages)];
        var all = span[maxima.Length..];
        for (var i = 0; i < passages.Length; i++)
        {
            all[passages[i]] = shares[i];
            ref var highest = ref maxima[passages[i] / BlockSize];
            highest = Math.Max(highest, shares[i]);
        }
        bytes.Advance(size);
    }

    private void AddPacked(ReadOnlySpan<int> passages, ReadOnlySpan<byte> shares)
    {
        var before = -1;
        if (passages.Length <= BlockSize)
        {
            var bits = BitsOf(passages, before);
            bytes.GetSpan(1)[0] = (byte)bits;
            bytes.Advance(1);
            WriteBlock(bytes, passages, shares, before, bits);
            return;
        }
        blocks.ResetWrittenCount();
        for (var from = 0; from < passages.Length; from += BlockSize)
        {
            var length = Math.Min(BlockSize, passages.Length - from);
            var theirs = passages.Slice(from, length);
            var worth = shares.Slice(from, length);
            var bits = BitsOf(theirs, before);
            var entry = bytes.GetSpan(DirectoryEntry);
            BinaryPrimitives.WriteInt32LittleEndian(entry, theirs[^1]);
            BinaryPrimitives.WriteInt32LittleEndian(entry[4..], blocks.WrittenCount);
            entry[8] = Highest(worth);
            entry[9] = (byte)bits;
            bytes.Advance(DirectoryEntry);
            WriteBlock(blocks, theirs, worth, before, bits);
            before = theirs[^1];
        }
        bytes.Write(blocks.WrittenSpan);
    }

    /// <summary>All lists, with room to read past the end.</summary>
    public byte[] Finish()
    {
        var all = new byte[bytes.WrittenCount + Padding];
        bytes.WrittenSpan.CopyTo(all);
        return all;
    }

    private void WriteCount(int count)
    {
        var span = bytes.GetSpan(5);
        var length = 0;
        for (; count >= 0x80; count >>= 7) span[length++] = (byte)(count | 0x80);
        span[length++] = (byte)count;
        bytes.Advance(length);
    }

    private static int BitsOf(ReadOnlySpan<int> passages, int before)
    {
        var any = 0;
        foreach (var passage in passages)
        {
            any |= passage - before - 1;
            before = passage;
        }
        return 32 - BitOperations.LeadingZeroCount((uint)any);
    }

    private static void WriteBlock(ArrayBufferWriter<byte> to, ReadOnlySpan<int> passages, ReadOnlySpan<byte> shares, int before, int bits)
    {
        var size = GapBytes(passages.Length, bits);
        var span = to.GetSpan(size + shares.Length);
        var (waiting, waitingBits, written) = (0UL, 0, 0);
        foreach (var passage in passages)
        {
            waiting |= (ulong)(passage - before - 1) << waitingBits;
            before = passage;
            for (waitingBits += bits; waitingBits >= 8; waitingBits -= 8, waiting >>= 8) span[written++] = (byte)waiting;
        }
        if (waitingBits > 0) span[written] = (byte)waiting;
        shares.CopyTo(span[size..]);
        to.Advance(size + shares.Length);
    }

    /// <summary>How many bytes so many gaps take.</summary>
    public static int GapBytes(int count, int bits) => ((count * bits) + 7) / 8;

    /// <summary>How many blocks so many passages are.</summary>
    public static int Blocks(int passages) => (passages + BlockSize - 1) / BlockSize;

    /// <summary>Reads how many passages a list has, and says where the list goes on.</summary>
    public static (int Count, int After) ReadCount(byte[] list, int place)
    {
        var (count, shift) = (0, 0);
        for (; list[place] >= 0x80; place++, shift += 7) count |= (list[place] & 0x7F) << shift;
        return (count | (list[place] << shift), place + 1);
    }

    private static byte Highest(ReadOnlySpan<byte> shares)
    {
        byte highest = 0;
        foreach (var share in shares) highest = Math.Max(highest, share);
        return highest;
    }
}
