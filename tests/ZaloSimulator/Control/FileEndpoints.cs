using System.Net.Mime;

namespace VinhPhong.Simulators.Zalo.Control;

/// <summary>Serves what residents sent and the app uploaded.</summary>
internal static class FileEndpoints
{
    private const string Picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"64\" height=\"64\"><rect width=\"64\" height=\"64\" rx=\"12\" fill=\"#7aa7d6\"/></svg>";

    public static void MapFiles(this RouteGroupBuilder control, ZaloPlatform platform)
    {
        control.MapGet("/files/{id}", (string id) =>
        {
            if (id == "sticker" || id.StartsWith("avatar-", StringComparison.Ordinal)) return Results.Text(Picture, "image/svg+xml");
            Chats.StoredFile? found;
            lock (platform.World.Gate) platform.World.Files.TryGetValue(id, out found);
            if (found is null) return Results.NotFound();
            var shown = found.ContentType.StartsWith("image/", StringComparison.Ordinal) ? found.ContentType : MediaTypeNames.Application.Octet;
            return Results.File(found.Bytes, shown, shown == found.ContentType ? null : found.Name);
        });
    }
}
