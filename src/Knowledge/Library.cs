namespace VinhPhong.Knowledge;

/// <summary>Holds the published version and swaps it whole: an answer under way keeps the version it began with.</summary>
public sealed class Library(Published first)
{
    private Published current = first;

    /// <summary>The version in force.</summary>
    public Published Current => Volatile.Read(ref current);

    /// <summary>Puts a new version in force and returns the one before.</summary>
    public Published Publish(Published next) => Interlocked.Exchange(ref current, next);
}
