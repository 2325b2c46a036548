namespace VinhPhong.Knowledge.Search.Passages;

/// <summary>A passage found: its number in the order of adding, and its score.</summary>
public readonly record struct PassageHit(int Passage, float Score);

/// <summary>The best passages so far: a heap with the worst of them on top.</summary>
internal sealed class BestPassages
{
    /// <summary>The sum in the upper half, the complement of the number in the lower: larger is better, and of equal sums the lower number.</summary>
    private long[] heap = [];
    private int count;
    private int most;

    /// <summary>The sum that a passage must exceed to come in; later passages lose ties, so passages are offered in ascending order.</summary>
    public int ToBeat { get; private set; }

    public void Clear(int keep)
    {
        most = keep;
        count = 0;
        ToBeat = 0;
        if (heap.Length < keep) heap = new long[keep];
    }

    public void Offer(int passage, int sum)
    {
        if (sum <= ToBeat) return;
        var offered = ((long)sum << 32) | (uint)~passage;
        if (count < most)
        {
            var place = count++;
            for (; place > 0 && heap[(place - 1) / 2] > offered; place = (place - 1) / 2) heap[place] = heap[(place - 1) / 2];
            heap[place] = offered;
        }
        else
        {
            SiftDown(offered);
        }
        if (count == most) ToBeat = (int)(heap[0] >> 32);
    }

    /// <summary>Writes them best first and says how many they are.</summary>
    public int Write(Span<PassageHit> best)
    {
        var found = heap.AsSpan(0, count);
        found.Sort();
        for (var i = 0; i < found.Length; i++)
        {
            var item = found[^(i + 1)];
            best[i] = new PassageHit(~(int)item, PassageScoring.ScoreOf((int)(item >> 32)));
        }
        return found.Length;
    }

    private void SiftDown(long item)
    {
        var place = 0;
        while (true)
        {
            var child = (2 * place) + 1;
            if (child >= count) break;
            if (child + 1 < count && heap[child + 1] < heap[child]) child++;
            if (heap[child] >= item) break;
            heap[place] = heap[child];
            place = child;
        }
        heap[place] = item;
    }
}
