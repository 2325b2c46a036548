namespace VinhPhong.Bot.Commands;

/// <summary>Writes a file wholly or not at all: beside its place first, then moved there.</summary>
internal static class WholeFile
{
    public static async Task WriteAsync(string path, IEnumerable<string> lines, CancellationToken cancellationToken)
    {
        var beside = $"{path}.{Guid.NewGuid():n}.tmp";
        try
        {
            await File.WriteAllTextAsync(beside, string.Concat(lines.Select(line => line + "\n")), cancellationToken);
            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
