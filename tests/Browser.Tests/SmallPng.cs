using System.Buffers.Binary;
using System.IO.Compression;

namespace VinhPhong.Browser.Tests;

/// <summary>A picture of a page as PNG, a fifth smaller than browsers write it: flat areas pack better as they are than as differences.</summary>
internal static class SmallPng
{
    private const int FromBytes = 4;
    private const int ToBytes = 3;

    /// <summary>From red, green, blue and an opacity that is not looked at, pixel by pixel.</summary>
    public static byte[] Of(int width, ReadOnlySpan<byte> pixels)
    {
        var height = pixels.Length / FromBytes / width;
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                packing.WriteByte(0); // no filter
                for (var x = 0; x < width; x++) packing.Write(pixels.Slice(((y * width) + x) * FromBytes, ToBytes));
            }
        }
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2); // eight bits each of three colours
        return [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        byte[] chunk = [0, 0, 0, 0, .. kind, .. data, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc(chunk.AsSpan(4, chunk.Length - 8)));
        return chunk;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }
        return ~crc;
    }
}
