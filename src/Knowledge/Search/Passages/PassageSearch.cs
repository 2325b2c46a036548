using System.Numerics;
using System.Runtime.InteropServices;

namespace VinhPhong.Knowledge.Search.Passages;

/// <summary>
/// One search at work: the cursors, sums and candidates, kept and used again by the next search. It goes through the passages window by
/// window (block-max MaxScore): a window that cannot hold a better passage is passed over; in the others the terms that add little are only
/// looked up for the passages that the rest has brought near. Exact, because a passage is dropped only when the most it could reach is not
/// enough.
/// </summary>
internal sealed class PassageSearch
{
    /// <summary>Passages a window, whole blocks of them: their sums stay in the nearest cache, and the bounds of a window stay close.</summary>
    private const int Window = 4096;

    /// <summary>
    /// How much of the sum to beat may be left to looking up. More leaves more terms out of the sums, but more passages to look up: on a
    /// million passages a question took 2.4 ms with 0 or 0.1, 3 ms with 0.25, 9 ms with 1, as adding is cheap and looking up is not.
    /// </summary>
    private const float LookedUpShare = 0.1f;

    private readonly List<PackedPostings> packed = [];
    private readonly List<DensePostings> dense = [];
    private readonly int[] sums = new int[Window];
    private readonly int[] candidates = new int[Window];
    private readonly BestPassages best = new();
    private ulong[] keys = [];
    private int packedUsed;
    private int denseUsed;

    /// <summary>Room for the keys of a question.</summary>
    public Span<ulong> KeysFor(int count)
    {
        if (keys.Length < count) keys = new ulong[count];
        return keys.AsSpan(0, count);
    }

    /// <summary>Adds a term of the question: the list at a place.</summary>
    public void Add(byte[] list, int place, bool isPair, int allPassages, PassageScoring scoring)
    {
        var (found, after) = PostingsWriter.ReadCount(list, place);
        var weight = scoring.WeightOf(found, allPassages, isPair);
        if (DensePostings.IsDense(found, allPassages))
        {
            if (denseUsed == dense.Count) dense.Add(new DensePostings());
            dense[denseUsed++].Open(list, after, weight, allPassages);
        }
        else
        {
            if (packedUsed == packed.Count) packed.Add(new PackedPostings());
            packed[packedUsed++].Open(list, after, found, weight);
        }
    }

    /// <summary>Searches all passages for the terms added since the last run.</summary>
    public int Run(int passages, Span<PassageHit> hits)
    {
        best.Clear(hits.Length);
        var rare = CollectionsMarshal.AsSpan(packed)[..packedUsed];
        var frequent = CollectionsMarshal.AsSpan(dense)[..denseUsed];
        for (var from = 0; from < passages; from += Window) RunWindow(rare, frequent, from, Math.Min(passages, from + Window));
        (packedUsed, denseUsed) = (0, 0);
        return best.Write(hits);
    }

    private void RunWindow(Span<PackedPostings> rare, Span<DensePostings> frequent, int from, int to)
    {
        var most = 0;
        foreach (var term in frequent) most += term.MostIn(from, to);
        foreach (var term in rare) most += term.Most = term.MostIn(from, to);
        if (most <= best.ToBeat) return;

        SortByMost(rare);
        var (lookedUp, rest) = (0, 0);
        while (lookedUp < rare.Length && rest + rare[lookedUp].Most <= best.ToBeat * LookedUpShare) rest += rare[lookedUp++].Most;

        var window = sums.AsSpan(0, to - from);
        window.Clear();
        foreach (var term in frequent) term.AddTo(window, from);
        foreach (var term in rare[lookedUp..]) term.AddTo(window, from, to);
        var count = Above(window, best.ToBeat - rest);
        for (var i = lookedUp - 1; i >= 0 && count > 0 && rare[i].Most > 0; i--)
        {
            rest -= rare[i].Most;
            count = rare[i].AddTo(window, candidates.AsSpan(0, count), from, best.ToBeat, rest);
        }
        foreach (var candidate in candidates.AsSpan(0, count)) best.Offer(candidate + from, window[candidate]);
    }

    /// <summary>Gathers the passages of the window whose sum is above a bound, several at a time because most are not.</summary>
    private int Above(Span<int> window, int bound)
    {
        var (count, i) = (0, 0);
        var bounds = new Vector<int>(bound);
        for (; i <= window.Length - Vector<int>.Count; i += Vector<int>.Count)
        {
            if (!Vector.GreaterThanAny(new Vector<int>(window[i..]), bounds)) continue;
            for (var j = i; j < i + Vector<int>.Count; j++)
            {
                if (window[j] > bound) candidates[count++] = j;
            }
        }
        for (; i < window.Length; i++)
        {
            if (window[i] > bound) candidates[count++] = i;
        }
        return count;
    }

    /// <summary>Insertion sort: from one window to the next the order hardly changes.</summary>
    private static void SortByMost(Span<PackedPostings> terms)
    {
        for (var i = 1; i < terms.Length; i++)
        {
            var term = terms[i];
            var place = i;
            for (; place > 0 && terms[place - 1].Most > term.Most; place--) terms[place] = terms[place - 1];
            terms[place] = term;
        }
    }
}
