namespace VinhPhong.Knowledge.Vietnamese;

/// <summary>
/// One word as read: bare letters, and the letters as typed with their marks. The tone stands at the end as a combining mark, so that
/// old and new tone placement (<c>hòa</c>, <c>hoà</c>) are the same word. Both are lower case; a word without marks has the same text twice.
/// </summary>
public readonly record struct Word(string Folded, string Marked)
{
    /// <summary>Whether the resident typed marks on this word: then they are evidence.</summary>
    public bool HasMarks => !string.Equals(Folded, Marked, StringComparison.Ordinal);

    /// <summary>Whether this word, as typed, can be that one, which is written as it should be: typed without marks, it can be any with the same letters.</summary>
    public bool CanBe(Word written) => string.Equals(HasMarks ? Marked : Folded, HasMarks ? written.Marked : written.Folded, StringComparison.Ordinal);

    /// <summary>A number written in digits.</summary>
    public bool IsNumber => Folded.Length > 0 && Folded.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    /// <inheritdoc/>
    public override string ToString() => Marked;
}
