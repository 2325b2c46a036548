namespace VinhPhong.Bot.Desk;

/// <summary>A picture or PDF that an officer is about to send.</summary>
internal sealed record OfficerFile(string Name, string ContentType, ReadOnlyMemory<byte> Bytes);
