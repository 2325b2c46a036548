namespace VinhPhong.Knowledge.Entries;

/// <summary>Where a statement comes from: the document, the article or section in it, a link, and the day somebody looked.</summary>
public sealed record Source(string Document, string? Article, Uri? Url, DateOnly Checked);
