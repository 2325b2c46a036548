namespace VinhPhong.Simulators.Zalo.Webhooks;

/// <summary>Ways in which a webhook is not what it seems. Those named Genuine must be accepted; the malformed ones are rightly signed.</summary>
public enum Forgery
{
    /// <summary>No signature at all.</summary>
    NoHeader,

    /// <summary>Letters that are no hexadecimal digits.</summary>
    BadHex,

    /// <summary>An HMAC of the body, as most platforms make it.</summary>
    Hmac,

    /// <summary>Made with the app's secret in place of the account's key.</summary>
    AppSecret,

    /// <summary>Made with the account's id in place of the app's.</summary>
    OaIdFirst,

    /// <summary>Another app's body, rightly signed by that app.</summary>
    OtherApp,

    /// <summary>The same content, its members in another order than signed.</summary>
    ReorderedKeys,

    /// <summary>One byte differs from what was signed.</summary>
    FlippedByte,

    /// <summary>Genuine: the digest in capital letters.</summary>
    GenuineUpperCase,

    /// <summary>Genuine: the digest without mac= before it.</summary>
    GenuineNoPrefix,

    /// <summary>Genuine: the timestamp is a number.</summary>
    GenuineNumericTimestamp,

    /// <summary>Not JSON.</summary>
    BadJson,

    /// <summary>JSON that ends in the middle.</summary>
    TruncatedJson,

    /// <summary>Two megabytes of text.</summary>
    HugeBody,

    /// <summary>An event nobody knows.</summary>
    UnknownEvent,

    /// <summary>A message event without its message.</summary>
    MissingMessage,

    /// <summary>A picture without attachments.</summary>
    EmptyAttachments,

    /// <summary>{}.</summary>
    EmptyObject,

    /// <summary>Nothing.</summary>
    EmptyBody,
}
