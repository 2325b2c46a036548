using VinhPhong.Knowledge.Entries;
using VinhPhong.Knowledge.Search;

namespace VinhPhong.Knowledge.Tests.Search;

public sealed class IndexFileTests(RealKnowledge knowledge) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("index").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_is_read_back_answers_as_what_was_written()
    {
        var (file, builder, index, set) = Written("a");
        var back = file.Read(builder, RealKnowledge.Today);
        Assert.NotNull(back);
        foreach (var text in new[] { "quen passcode vneid", "lam khai sinh", "vneit la gi" })
            Assert.Equal(index.Find(index.Normaliser.Read(text)).Ranked, back.Find(back.Normaliser.Read(text)).Ranked);
        Assert.Equal(set.Filed.Count, back.Entries.Count);
    }

    [Fact]
    public void Another_source_a_cut_or_a_later_version_of_the_set_means_building_anew()
    {
        var (file, builder, _, _) = Written("a");
        var path = Path.Combine(folder, "a");
        Assert.Null(new IndexFile(path, "other").Read(builder, RealKnowledge.Today));
        Assert.Null(file.Read(builder, new DateOnly(2031, 1, 1)));
        Assert.Null(new IndexFile(Path.Combine(folder, "none"), "a").Read(builder, RealKnowledge.Today));
        var bytes = File.ReadAllBytes(path);
        foreach (var length in new[] { 0, 3, 100, bytes.Length / 2, bytes.Length - 1 })
        {
            File.WriteAllBytes(path, bytes[..length]);
            Assert.Null(file.Read(builder, RealKnowledge.Today));
        }
    }

    private (IndexFile File, IndexBuilder Builder, SearchIndex Index, EntrySet Set) Written(string name)
    {
        string[] ids = ["vneid-quen-passcode", "tthc-khai-sinh", "vneid-la-gi"];
        var files = ids.Select(id => Directory.EnumerateFiles(knowledge.Data.Faq, $"{id}.md", SearchOption.AllDirectories).Single());
        var set = EntrySet.Read(files.Select(path => (path, File.ReadAllText(path))));
        var builder = new IndexBuilder(knowledge.Data.WordLists, RankingModel.Load(knowledge.Data.Ranking));
        var index = builder.Build([.. set.PublishedOn(RealKnowledge.Today)]);
        var file = new IndexFile(Path.Combine(folder, name), name);
        Assert.True(file.Write(index, set, RealKnowledge.Today));
        return (file, builder, index, set);
    }
}
