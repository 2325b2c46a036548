namespace VinhPhong.Knowledge.Search;

/// <summary>What a feature is made of.</summary>
internal enum FeatureKind : byte
{
    /// <summary>One word, bare letters.</summary>
    Word,

    /// <summary>Two words side by side.</summary>
    Pair,

    /// <summary>Two words with one between them.</summary>
    Skip,

    /// <summary>A concept of the synonym table.</summary>
    Concept,

    /// <summary>One word with the marks that were typed.</summary>
    Marked,

    /// <summary>A run of letters within a word.</summary>
    Letters,
}

/// <summary>One feature of a text: its key (a hash), how much it counts, and how much evidence its words are (stop words: little).</summary>
internal readonly record struct Feature(ulong Key, FeatureKind Kind, float Weight, float Evidence);
