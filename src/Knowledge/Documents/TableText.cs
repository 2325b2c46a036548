namespace VinhPhong.Knowledge.Documents;

/// <summary>Writes the rows of a table so that each can be read alone: "Nội dung: …; Đơn vị: …".</summary>
internal static class TableText
{
    /// <summary>Whether a cell is the heading of a column of row numbers.</summary>
    public static bool IsNumberColumn(string heading) => MarkReader.Fold(heading.Trim().TrimEnd('.'), out _) is "stt" or "tt" or "so tt" or "so thu tu";

    /// <summary>
    /// Writes all rows but the heading. A row keeps the number printed in it where every row has one of its own, else rows are counted.
    /// </summary>
    public static void Write(IReadOnlyList<string[]> rows, bool hasHeading, Outline outline)
    {
        var heading = hasHeading && rows.Count > 0 ? rows[0] : [];
        var body = rows.Skip(hasHeading ? 1 : 0).Where(row => row.Any(cell => cell.Length > 0)).ToArray();
        var printed = body.Select(row => row[0].TrimEnd('.')).ToArray();
        var numbered = heading.Length > 0 && IsNumberColumn(heading[0]) && printed.All(number => number.Length is > 0 and <= 8)
            && printed.Distinct(StringComparer.Ordinal).Count() == printed.Length;
        var depth = outline.Depth;
        for (var i = 0; i < body.Length; i++)
        {
            outline.Row(numbered ? printed[i] : $"{i + 1}", Text(body[i], heading));
            outline.CloseTo(Math.Min(depth, outline.Depth));
        }
    }

    private static string Text(string[] row, string[] heading)
    {
        var filled = row.Count(cell => cell.Length > 0);
        var cells = row.Select((cell, i) => cell.Length == 0 ? "" : filled > 1 && i < heading.Length && heading[i].Length > 0 ? $"{heading[i]}: {cell}" : cell);
        return string.Join("; ", cells.Where(cell => cell.Length > 0));
    }
}
