namespace VinhPhong.Knowledge.Documents;

/// <summary>
/// A citable piece of a document. The headings it stands under come first, one a line, where there is room for them,
/// so that it can be understood alone; its own sentences are in no other passage. The text is never empty.
/// </summary>
public sealed record Passage(string DocumentTitle, SectionMark Section, string Text);
