namespace VinhPhong.Knowledge.Vietnamese;

/// <summary>Reads the tab-separated word lists of <c>data/vietnamese</c>: <c>#</c> comments, one header row, one row an item.</summary>
internal static class WordTable
{
    /// <exception cref="FormatException">A row has fewer columns than the header; the message names file and line.</exception>
    public static IEnumerable<string[]> Rows(string path)
    {
        var columns = 0;
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length == 0 || line[0] == '#') continue;
            var row = line.Split('\t');
            if (columns == 0)
            {
                columns = row.Length;
                continue;
            }
            if (row.Length < columns)
                throw new FormatException($"{path}:{number}: {row.Length} columns where the header has {columns}; separate the columns with a tab each.");
            yield return row;
        }
    }
}
