using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Benchmarks.Passages;

/// <summary>A search engine under measurement, given the same passages and questions as the others.</summary>
internal interface IContender : IDisposable
{
    /// <summary>Passages asked for each time.</summary>
    public const int Asked = 10;

    /// <summary>Its name in the table.</summary>
    public string Name { get; }

    /// <summary>Adds a passage: its words, and the same words parted by spaces.</summary>
    public void Add(List<Word> words, string text);

    /// <summary>Makes everything added ready to be searched.</summary>
    public void Finish();

    /// <summary>How large the finished index is, in memory or in files.</summary>
    public long Bytes { get; }

    /// <summary>Finds the best passages, numbered in the order they were added, and says how many there are, at most <see cref="Asked"/>.</summary>
    public int Find(List<Word> question, Span<int> best);
}
