namespace VinhPhong.Simulators.Zalo.Chats;

/// <summary>Bytes that a resident sent or the app uploaded, served below /_sim/files.</summary>
/// <param name="Id">The attachment_id, the token, or an id of the simulator's own.</param>
/// <param name="Kind">image, gif, file, or sent for what residents send.</param>
/// <param name="Name">With its extension.</param>
/// <param name="ContentType">As it is served.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="Stored">Uploads end 7 days later.</param>
internal sealed record StoredFile(string Id, string Kind, string Name, string ContentType, byte[] Bytes, DateTimeOffset Stored);
