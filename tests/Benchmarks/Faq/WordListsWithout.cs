namespace VinhPhong.Benchmarks.Faq;

/// <summary>A copy of the word lists in which some tables are empty, for as long as it is measured.</summary>
internal sealed class WordListsWithout : IDisposable
{
    public WordListsWithout(string folder, string[] empty)
    {
        Folder = Directory.CreateTempSubdirectory("word-lists").FullName;
        foreach (var path in Directory.EnumerateFiles(folder, "*.tsv"))
        {
            var name = Path.GetFileName(path);
            var lines = File.ReadLines(path);
            // Of an emptied table its head remains.
            File.WriteAllLines(Path.Combine(Folder, name), empty.Contains(name) ? lines.Where(line => line.Length > 0 && line[0] != '#').Take(1) : lines);
        }
    }

    public string Folder { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
