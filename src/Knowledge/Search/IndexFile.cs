using System.Security.Cryptography;
using System.Text;
using VinhPhong.Knowledge.Entries;

namespace VinhPhong.Knowledge.Search;

/// <summary>
/// A built index on disk. Training takes seconds, reading what was trained a fraction of one; the file is used only when it was made from
/// exactly these files, by exactly this program, and for a day on which the same entries are in force.
/// </summary>
/// <remarks>It is a copy of what can be built at any time: a missing, foreign or cut-off file means building anew, nothing else.</remarks>
internal sealed class IndexFile(string path, string fingerprint)
{
    private const int Format = 2;

    /// <summary>The file's name beside the program.</summary>
    public const string Name = "knowledge.index";

    /// <summary>What the index depends on: place and text of every file given, and this very program.</summary>
    public static string FingerprintOf(string root, IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(IndexFile).Assembly.ManifestModule.ModuleVersionId.ToByteArray());
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(root, file)));
            hash.AppendData(File.ReadAllBytes(file));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The entries and the index if the file fits, else null.</summary>
    public SearchIndex? Read(IndexBuilder builder, DateOnly today)
    {
        if (!File.Exists(path)) return null;
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
            using var reader = new BinaryReader(stream);
            if (reader.ReadInt32() != Format || reader.ReadString() != fingerprint) return null;
            if (today.DayNumber < reader.ReadInt32() || today.DayNumber > reader.ReadInt32()) return null;
            var index = builder.Read(reader, EntryRecords.Read(reader));
            return reader.ReadString() == fingerprint ? index : null; // written to its end
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException or OverflowException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Writes the file whole or not at all. Returns false where the place cannot be written to.</summary>
    public bool Write(SearchIndex index, EntrySet set, DateOnly today)
    {
        var beside = $"{path}.{Guid.NewGuid():n}.tmp";
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 16))
            using (var writer = new BinaryWriter(stream))
            {
                var (from, to) = set.SameEntriesAround(today);
                writer.Write(Format);
                writer.Write(fingerprint);
                writer.Write(from.DayNumber);
                writer.Write(to.DayNumber);
                EntryRecords.Write(writer, index.Entries);
                index.Write(writer);
                writer.Write(fingerprint);
            }
            File.Move(beside, path, overwrite: true);
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            File.Delete(beside);
            return false;
        }
    }
}
