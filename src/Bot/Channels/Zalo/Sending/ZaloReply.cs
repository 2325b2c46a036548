namespace VinhPhong.Bot.Channels.Zalo.Sending;

/// <summary>How far a call got.</summary>
internal enum ZaloReach
{
    /// <summary>The platform answered in its own form.</summary>
    Answered,

    /// <summary>Nothing left this machine: it certainly has not done it.</summary>
    NotReached,

    /// <summary>It may have done it or not: no answer, or none that can be read.</summary>
    Unknown,
}

/// <summary>What the platform said to a call. <paramref name="Code"/> is 0 for success; the platform says most errors with HTTP 200.</summary>
internal sealed record ZaloReply(ZaloReach Reach, int Code, string? Id, string Problem)
{
    public bool IsGood => Reach == ZaloReach.Answered && Code == 0;

    /// <summary>What helps.</summary>
    public ZaloRemedy Remedy => Reach switch
    {
        ZaloReach.NotReached => ZaloRemedy.Wait,
        ZaloReach.Unknown => ZaloRemedy.Verify,
        _ => ZaloErrors.RemedyFor(Code),
    };
}

/// <summary>What helps against an error of the platform.</summary>
internal enum ZaloRemedy
{
    None,

    /// <summary>Later; nothing was delivered.</summary>
    Wait,

    /// <summary>A fresh access token.</summary>
    Renew,

    /// <summary>The account is of the kind that sends by the other address.</summary>
    OtherEndpoint,

    /// <summary>The same as plain text.</summary>
    Plain,

    /// <summary>Look whether it arrived before it is sent again.</summary>
    Verify,

    /// <summary>This resident cannot be written to now.</summary>
    StopForResident,

    /// <summary>Nobody can, until somebody mends something.</summary>
    StopForAccount,
}

/// <summary>The platform's error codes and what each calls for (https://developers.zalo.me/docs/official-account/phu-luc/ma-loi).</summary>
internal static class ZaloErrors
{
    public static ZaloRemedy RemedyFor(int code) => code switch
    {
        0 => ZaloRemedy.None,
        -32 => ZaloRemedy.Wait,
        -216 or -220 or 216 or 401 => ZaloRemedy.Renew,
        -235 or -240 => ZaloRemedy.OtherEndpoint,
        -201 or -233 => ZaloRemedy.Plain,
        -213 or -217 or -218 or -227 or -230 or -231 or -232 or -244 => ZaloRemedy.StopForResident,
        -204 or -205 or -209 or -210 or -211 or -212 or -219 or -221 or -223 or -224 or -242 or -248 or -249 or -320 or -321 => ZaloRemedy.StopForAccount,
        _ => ZaloRemedy.Verify, // also -200: it has been seen although the message arrived
    };
}
