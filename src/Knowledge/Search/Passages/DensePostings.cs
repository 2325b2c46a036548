using System.Numerics;
using System.Runtime.InteropServices;

namespace VinhPhong.Knowledge.Search.Passages;

/// <summary>
/// The list of a frequent term: a share for every passage, 0 where the term is missing, with the highest of each block before them. Nothing
/// has to be unpacked and sums are added many at a time, so that a stop word costs no more than a rarer word.
/// </summary>
internal sealed class DensePostings
{
    private byte[] bytes = [];
    private int maxima;
    private int shares;
    private int weight;

    /// <summary>
    /// From one passage in sixteen, reading a share for every passage is much faster than unpacking those that are there. From one in 32 it
    /// is hardly faster and takes a third more memory.
    /// </summary>
    private const int OneIn = 16;

    /// <summary>Whether a term is so frequent; about a hundred syllables are.</summary>
    public static bool IsDense(int found, int allPassages) => found > PostingsWriter.BlockSize && found >= allPassages / OneIn;

    /// <summary>Goes to the start of a list, after its count.</summary>
    public void Open(byte[] list, int place, int weightOfTerm, int allPassages)
    {
        bytes = list;
        maxima = place;
        shares = place + PostingsWriter.Blocks(allPassages);
        weight = weightOfTerm;
    }

    /// <summary>The most that this term can add to a passage from <paramref name="from"/>, the first of a block, up to <paramref name="to"/>.</summary>
    public int MostIn(int from, int to)
    {
        byte most = 0;
        foreach (var highest in bytes.AsSpan(maxima)[(from / PostingsWriter.BlockSize)..PostingsWriter.Blocks(to)]) most = Math.Max(most, highest);
        return most * weight;
    }

    /// <summary>Adds the term's scores to the sums of the passages from <paramref name="from"/> on.</summary>
    public void AddTo(Span<int> sums, int from)
    {
        var theirs = bytes.AsSpan(shares + from, sums.Length);
        var factor = new Vector<uint>((uint)weight);
        var (i, step) = (0, Vector<uint>.Count);
        for (; i <= theirs.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(theirs[i..]), out var low, out var high);
            Vector.Widen(low, out var first, out var second);
            Vector.Widen(high, out var third, out var fourth);
            var to4 = MemoryMarshal.Cast<int, Vector<uint>>(sums.Slice(i, 4 * step));
            to4[0] += first * factor;
            to4[1] += second * factor;
            to4[2] += third * factor;
            to4[3] += fourth * factor;
        }
        for (; i < theirs.Length; i++) sums[i] += theirs[i] * weight;
    }
}
