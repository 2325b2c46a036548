using System.Buffers;
using System.Globalization;
using System.Text;
using VinhPhong.Bot.Conversations;

namespace VinhPhong.Bot.Channels.DirectLine;

/// <summary>Writes <c>{"activities":[…],"watermark":"…"}</c> straight from what is stored.</summary>
internal static class ActivitySetWriter
{
    public static void Write(IBufferWriter<byte> output, IReadOnlyList<StoredActivity> activities, long watermark)
    {
        Put(output, "{\"activities\":[");
        var first = true;
        foreach (var activity in activities)
        {
            if (!DirectLineActivities.IsShown(activity.Type)) continue;
            if (!first) Put(output, ",");
            Put(output, activity.Json);
            first = false;
        }
        Put(output, "],\"watermark\":\"");
        Put(output, watermark.ToString(CultureInfo.InvariantCulture));
        Put(output, "\"}");
    }

    /// <summary>A signal that is kept nowhere moves no watermark.</summary>
    public static void WriteTransient(IBufferWriter<byte> output, string json)
    {
        Put(output, "{\"activities\":[");
        Put(output, json);
        Put(output, "]}");
    }

    private static void Put(IBufferWriter<byte> output, string text) => Encoding.UTF8.GetBytes(text, output);
}
