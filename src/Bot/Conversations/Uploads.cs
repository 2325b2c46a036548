using Microsoft.Extensions.Options;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Conversations;

/// <summary>The bytes of files in conversations: outside any web root, under names of our own.</summary>
internal sealed class Uploads(IOptions<StorageOptions> options)
{
    private readonly string folder = Path.Combine(options.Value.Folder, "uploads");

    /// <summary>Writes the bytes to the disk before it returns, and gives the file's id.</summary>
    public async Task<string> SaveAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var id = RandomId.New();
        await using var file = new FileStream(PathOf(id), FileMode.CreateNew, FileAccess.Write, FileShare.None, 4096, FileOptions.Asynchronous | FileOptions.WriteThrough);
        await file.WriteAsync(bytes, cancellationToken);
        file.Flush(flushToDisk: true);
        return id;
    }

    public Stream Open(string id) => new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read, 4096, FileOptions.Asynchronous);

    public void Delete(string id) => File.Delete(PathOf(id));

    private string PathOf(string id) => Path.Combine(folder, id);
}
