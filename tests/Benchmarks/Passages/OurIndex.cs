using VinhPhong.Knowledge.Search.Passages;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Benchmarks.Passages;

/// <summary>Our own index: words and pairs, in memory.</summary>
internal sealed class OurIndex(string name, PassageScoring scoring) : IContender
{
    private readonly PassageHit[] hits = new PassageHit[IContender.Asked];
    private PassageIndexBuilder builder = new(scoring);
    private PassageIndex? index;

    public string Name => name;

    public long Bytes => index?.Bytes ?? 0;

    public void Add(List<Word> words, string text) => builder.Add(words);

    public void Finish()
    {
        index = builder.Build();
        builder = new PassageIndexBuilder(scoring); // what was collected is not held on to
    }

    public int Find(List<Word> question, Span<int> best)
    {
        var found = index?.Find(question, hits) ?? 0;
        for (var i = 0; i < found; i++) best[i] = hits[i].Passage;
        return found;
    }

    public void Dispose()
    {
    }
}
