namespace VinhPhong.Knowledge.Entries;

/// <summary>All entries of one version, immutable. What cannot be read is not in it but in <see cref="Findings"/>.</summary>
public sealed class EntrySet
{
    private EntrySet(IReadOnlyList<FiledEntry> filed, IReadOnlyList<Finding> findings)
    {
        Filed = filed;
        Findings = findings;
    }

    /// <summary>The entries with their places, ordered by file.</summary>
    public IReadOnlyList<FiledEntry> Filed { get; }

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The entries that residents may be answered from on a day.</summary>
    public IEnumerable<Entry> PublishedOn(DateOnly day) =>
        Filed.Select(filed => filed.Entry).Where(entry => entry.Status != EntryStatus.Draft && entry.Validity.HoldsOn(day));

    /// <summary>The days around one on which the same entries are in force.</summary>
    public (DateOnly From, DateOnly To) SameEntriesAround(DateOnly day)
    {
        var changes = Filed.Select(filed => filed.Entry.Validity).SelectMany(validity => new[] { validity.From, validity.To?.AddDays(1) }).OfType<DateOnly>().ToList();
        var from = changes.Where(change => change <= day).DefaultIfEmpty(DateOnly.MinValue).Max();
        var next = changes.Where(change => change > day).DefaultIfEmpty(DateOnly.MaxValue).Min();
        return (from, next == DateOnly.MaxValue ? next : next.AddDays(-1));
    }

    /// <summary>Reads every Markdown file below a folder, in a fixed order.</summary>
    public static EntrySet Load(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        return Read(files.Select(file => (Path.GetRelativePath(Path.Combine(folder, "../.."), file), File.ReadAllText(file))));
    }

    /// <summary>Reads files given as path and text.</summary>
    public static EntrySet Read(IEnumerable<(string Path, string Text)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var findings = new List<Finding>();
        var filed = new List<FiledEntry>();
        foreach (var (path, text) in files)
        {
            if (EntryFile.Read(path, text, findings) is not { } entry) continue;
            if (ids.Add(entry.Entry.Id)) filed.Add(entry);
            else findings.Add(new Finding(path, entry.LineOf("id"), $"The id \"{entry.Entry.Id}\" is used twice.", "Give each entry an id of its own."));
        }
        return new EntrySet(filed, findings);
    }
}
