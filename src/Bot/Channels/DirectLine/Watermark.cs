using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace VinhPhong.Bot.Channels.DirectLine;

/// <summary>The place in a conversation that a client has reached: the number of the last activity it has.</summary>
internal static class Watermark
{
    public const string Problem = "\"watermark\" is not one of ours; send back the one received last, or leave it out.";

    public static bool TryRead(StringValues given, long ifMissing, out long watermark)
    {
        watermark = given.Count == 0 ? ifMissing : 0;
        var text = given.ToString();
        return text.Length == 0 || long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out watermark);
    }
}
