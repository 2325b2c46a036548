namespace VinhPhong.Bot.Desk;

/// <summary>A ready answer of officers. <c>{ten}</c>, <c>{don-vi}</c>, <c>{ma-phieu}</c> stand for the officer's name, the office and the reference.</summary>
internal sealed class CannedAnswer
{
    public long Id { get; init; }

    public required string Title { get; set; }

    public required string Text { get; set; }

    /// <summary>The office it is for; null for all.</summary>
    public string? Office { get; set; }

    public static string Fill(string text, string officer, string office, string reference) => text
        .Replace("{ten}", officer, StringComparison.Ordinal).Replace("{don-vi}", office, StringComparison.Ordinal).Replace("{ma-phieu}", reference, StringComparison.Ordinal);
}
