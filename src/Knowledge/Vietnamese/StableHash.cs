namespace VinhPhong.Knowledge.Vietnamese;

/// <summary>Hashes that are the same in every process, so that they can be kept in files.</summary>
internal static class StableHash
{
    /// <summary>FNV-1a over UTF-16 units; never 0.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
        return hash | 1;
    }

    /// <summary>One hash of two, in their order.</summary>
    public static ulong Mix(ulong a, ulong b)
    {
        var mixed = (a ^ (b * 0x9E3779B97F4A7C15UL)) * 0xBF58476D1CE4E5B9UL;
        return mixed ^ (mixed >> 29);
    }
}
