namespace VinhPhong.Simulators.Zalo.Faults;

/// <summary>Which calls a fault is for.</summary>
public enum CallKind
{
    /// <summary>Messages and reactions.</summary>
    Send,

    /// <summary>Uploads.</summary>
    Upload,

    /// <summary>Everything that only reads.</summary>
    Read,

    /// <summary>The token endpoint.</summary>
    Token,
}

/// <summary>How a call goes wrong.</summary>
public enum CallFaultKind
{
    /// <summary>HTTP 200 with an error code.</summary>
    Error,

    /// <summary>HTTP 500 with text.</summary>
    Status500,

    /// <summary>HTTP 502 with a page.</summary>
    Status502,

    /// <summary>HTTP 503, empty.</summary>
    Status503,

    /// <summary>Carried out, then silence for a time before the right answer.</summary>
    Delay,

    /// <summary>The connection is cut.</summary>
    Drop,

    /// <summary>The right answer, cut in the middle.</summary>
    TruncatedJson,

    /// <summary>The right answer with data: null.</summary>
    NullData,

    /// <summary>The right answer with every number as text.</summary>
    NumbersAsText,

    /// <summary>{}.</summary>
    EmptyObject,

    /// <summary>HTTP 200 and nothing.</summary>
    EmptyBody,

    /// <summary>HTTP 200 with error_name only, as the token endpoint does it.</summary>
    ErrorNameOnly,

    /// <summary>The echo is delivered before the answer is written; else all is well.</summary>
    EchoFirst,
}

/// <summary>One call that goes wrong.</summary>
/// <param name="Kind">How.</param>
/// <param name="CarriedOut">Whether the platform did what was asked: the message is in the chat, the tokens have changed.</param>
/// <param name="Error">The code for <see cref="CallFaultKind.Error"/>.</param>
/// <param name="Delay">On the platform's clock, before the answer.</param>
public sealed record CallFault(CallFaultKind Kind, bool CarriedOut = false, int Error = 0, TimeSpan Delay = default)
{
    /// <summary>These need the right answer to spoil, so the call is carried out whatever was asked for.</summary>
    internal bool IsCarriedOut => CarriedOut || Kind is CallFaultKind.Delay or CallFaultKind.TruncatedJson or CallFaultKind.NullData or CallFaultKind.NumbersAsText or CallFaultKind.EchoFirst;
}
