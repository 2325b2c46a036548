namespace VinhPhong.Knowledge.Documents;

/// <summary>A guidance document: what it is, where it comes from, the day somebody looked, and its text in citable pieces.</summary>
/// <remarks>Without passages it could not be read; a finding says why.</remarks>
public sealed record Document(string Id, string Title, string? Number, DateOnly? Issued, Uri? Url, DateOnly Checked, IReadOnlyList<Passage> Passages);
