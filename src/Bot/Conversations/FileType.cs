using System.Text;

namespace VinhPhong.Bot.Conversations;

/// <summary>The type of a file by its first bytes; its name and what the sender says of it prove nothing.</summary>
internal static class FileType
{
    private const int Needed = 12;

    /// <summary>The media type of a picture or PDF; null for anything else.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes) => bytes.Length < Needed ? null : bytes switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => "image/gif",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "application/pdf",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] when IsHeic(bytes[8..12]) => "image/heic",
        _ => null,
    };

    /// <summary>The media type of a recording or film as telephones make them; null for anything else.</summary>
    public static string? OfRecording(ReadOnlySpan<byte> bytes) => bytes.Length < Needed ? null : bytes switch
    {
        [(byte)'#', (byte)'!', (byte)'A', (byte)'M', (byte)'R', ..] => "audio/amr",
        [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, 0xFB or 0xF3 or 0xF2, ..] => "audio/mpeg",
        [0xFF, 0xF1 or 0xF9, ..] => "audio/aac",
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => "audio/ogg",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'A', (byte)'V', (byte)'E', ..] => "audio/wav",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'M', (byte)'4', (byte)'A', ..] => "audio/mp4",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] when !IsHeic(bytes[8..12]) => "video/mp4",
        _ => null,
    };

    /// <summary>The brands that telephones write (ISO/IEC 23008-12).</summary>
    private static bool IsHeic(ReadOnlySpan<byte> brand) => Encoding.ASCII.GetString(brand) is "heic" or "heix" or "hevc" or "mif1" or "msf1";
}
