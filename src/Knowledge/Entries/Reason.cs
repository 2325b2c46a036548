namespace VinhPhong.Knowledge.Entries;

/// <summary>Why the assistant did not simply answer.</summary>
public enum Reason
{
    /// <summary>No entry and no passage fits.</summary>
    NoKnowledge,

    /// <summary>Something fits, but too badly to be said.</summary>
    LowConfidence,

    /// <summary>Several entries fit about as well.</summary>
    Ambiguous,

    /// <summary>The message cannot be understood: too short, or no words.</summary>
    Unclear,

    /// <summary>The resident wants a person.</summary>
    AskedForOfficer,

    /// <summary>The same question again, without luck.</summary>
    AskedTwice,

    /// <summary>A matter that officers handle, not the assistant.</summary>
    OutOfScope,

    /// <summary>Nothing to do with the commune.</summary>
    OffTopic,

    /// <summary>A language the assistant does not speak.</summary>
    Language,

    /// <summary>Words of self-harm.</summary>
    Distress,

    /// <summary>Anger.</summary>
    Anger,

    /// <summary>Fire, injury, crime, a missing person, violence.</summary>
    Emergency,

    /// <summary>Medical advice.</summary>
    Medical,

    /// <summary>Legal advice.</summary>
    Legal,

    /// <summary>Politics.</summary>
    Politics,

    /// <summary>Insults.</summary>
    Abuse,

    /// <summary>Data about other people.</summary>
    PrivateData,

    /// <summary>Help to break rules.</summary>
    Illegal,

    /// <summary>An attempt to turn the assistant against its rules.</summary>
    Injection,
}

/// <summary>The words for reasons in files and results: <c>asked-for-officer</c>.</summary>
public static class Reasons
{
    /// <summary>The reason in lower case with hyphens.</summary>
    public static string Word(this Reason reason)
    {
        var name = reason.ToString();
        return string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
    }
}
