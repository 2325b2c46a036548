using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Benchmarks.Passages;

/// <summary>Lucene.NET: words by BM25, in mapped files, without positions (no phrase is asked for).</summary>
internal sealed class LuceneIndex : IContender
{
    private const string Text = "text";
    private const double BufferMegabytes = 256;

    private readonly DirectoryInfo folder = System.IO.Directory.CreateTempSubdirectory("lucene");
    private readonly MMapDirectory directory;
    private readonly IndexWriter writer;
    private readonly WhitespaceAnalyzer analyzer = new(LuceneVersion.LUCENE_48);
    private readonly Field field = new(Text, "", new FieldType { IsIndexed = true, IsTokenized = true, IndexOptions = IndexOptions.DOCS_AND_FREQS });
    private readonly Document document;
    private DirectoryReader? reader;
    private IndexSearcher? searcher;

    public LuceneIndex()
    {
        directory = new MMapDirectory(folder);
        writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer) { Similarity = new BM25Similarity(), RAMBufferSizeMB = BufferMegabytes });
        document = [field];
    }

    public string Name => "Lucene.NET 4.8.0-beta00017";

    public long Bytes => folder.EnumerateFiles().Sum(file => file.Length);

    public void Add(List<Word> words, string text)
    {
        field.SetStringValue(text);
        writer.AddDocument(document);
    }

    public void Finish()
    {
        writer.ForceMerge(1); // one segment, as our index is one piece
        writer.Commit();
        reader = DirectoryReader.Open(directory);
        searcher = new IndexSearcher(reader) { Similarity = new BM25Similarity() };
    }

    public int Find(List<Word> question, Span<int> best)
    {
        var query = new BooleanQuery();
        foreach (var word in question.Select(word => word.Folded).Distinct()) query.Add(new TermQuery(new Term(Text, word)), Occur.SHOULD);
        var hits = searcher?.Search(query, IContender.Asked).ScoreDocs ?? [];
        for (var i = 0; i < hits.Length; i++) best[i] = hits[i].Doc; // one segment: numbered as added
        return hits.Length;
    }

    public void Dispose()
    {
        reader?.Dispose();
        writer.Dispose();
        analyzer.Dispose();
        directory.Dispose();
        folder.Delete(recursive: true);
    }
}
