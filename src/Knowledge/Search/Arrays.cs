using System.Runtime.InteropServices;

namespace VinhPhong.Knowledge.Search;

/// <summary>Arrays of numbers in a file: the count, then the bytes as they lie in memory.</summary>
internal static class Arrays
{
    public static void Write<T>(BinaryWriter writer, T[] numbers) where T : unmanaged
    {
        writer.Write(numbers.Length);
        writer.Write(MemoryMarshal.AsBytes(numbers.AsSpan()));
    }

    /// <exception cref="EndOfStreamException">The file is shorter than it says.</exception>
    public static T[] Read<T>(BinaryReader reader) where T : unmanaged
    {
        var count = reader.ReadInt32();
        var left = (reader.BaseStream.Length - reader.BaseStream.Position) / System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
        if (count < 0 || count > left) throw new EndOfStreamException("The file is shorter than it says.");
        var numbers = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }

    public static void WriteNumbering(BinaryWriter writer, Dictionary<ulong, int> numbers)
    {
        Write(writer, numbers.Keys.ToArray());
        Write(writer, numbers.Values.ToArray());
    }

    public static Dictionary<ulong, int> ReadNumbering(BinaryReader reader)
    {
        var (keys, values) = (Read<ulong>(reader), Read<int>(reader));
        var numbers = new Dictionary<ulong, int>(keys.Length);
        for (var i = 0; i < keys.Length; i++) numbers[keys[i]] = values[i];
        return numbers;
    }
}
