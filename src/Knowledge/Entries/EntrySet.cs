using System.Security.Cryptography;
using System.Text;

namespace VinhPhong.Knowledge.Entries;

/// <summary>All entries of one version, immutable. What cannot be read is not in it but in <see cref="Findings"/>.</summary>
public sealed class EntrySet
{
    private EntrySet(IReadOnlyList<FiledEntry> filed, IReadOnlyList<Finding> findings, string version)
    {
        Filed = filed;
        Findings = findings;
        Version = version;
    }

    /// <summary>The entries with their places, ordered by file.</summary>
    public IReadOnlyList<FiledEntry> Filed { get; }

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>A hash over all files: the same text, the same version.</summary>
    public string Version { get; }

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
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var findings = new List<Finding>();
        var filed = new List<FiledEntry>();
        foreach (var (path, text) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\0{text}\0"));
            if (EntryFile.Read(path, text, findings) is { } entry) filed.Add(entry);
        }
        return new EntrySet(filed, findings, Convert.ToHexStringLower(hash.GetHashAndReset())[..16]);
    }
}
