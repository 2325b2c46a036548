namespace VinhPhong.Bot.Channels.Zalo.Files;

/// <summary>Why a file is not here. Its sentence is in the texts of the desk under this name.</summary>
internal enum ZaloFileProblem
{
    /// <summary>It lies where we do not fetch from, or sends us on to somewhere else.</summary>
    Host,

    TooBig,

    /// <summary>Neither picture, PDF, recording nor film, by its first bytes.</summary>
    Type,

    /// <summary>The platform does not have it, or does not give it.</summary>
    Gone,

    /// <summary>Nobody answered, however often it was tried.</summary>
    NotReached,
}

/// <summary>What came of fetching a file.</summary>
internal abstract record ZaloFetched
{
    private ZaloFetched() { }

    internal sealed record Here(ReadOnlyMemory<byte> Bytes, string ContentType) : ZaloFetched;

    /// <summary>It will not come.</summary>
    internal sealed record Lost(ZaloFileProblem Problem) : ZaloFetched;

    /// <summary>It may come later.</summary>
    internal sealed record Later(string Problem) : ZaloFetched;
}
