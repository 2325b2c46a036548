using System.Globalization;
using System.Text.Json.Nodes;
using VinhPhong.Simulators.Zalo.Chats;

namespace VinhPhong.Simulators.Zalo.Sending;

/// <summary>Takes pictures and files that later messages refer to.</summary>
internal sealed class Uploads(ZaloPlatform platform)
{
    private const int Megabyte = 1024 * 1024;
    private const int CallsPerMonth = 5000;

    private readonly Dictionary<(string Kind, string Month), int> calls = [];

    public static IReadOnlyList<string> Kinds { get; } = ["image", "gif", "file"];

    public async Task<Reply> TakeAsync(HttpContext context, string kind)
    {
        if (!context.Request.HasFormContentType) return Reply.FieldInvalid("file");
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form.Files.GetFile("file") is not { } file) return Reply.FieldInvalid("file");
        var extension = Path.GetExtension(file.FileName).ToUpperInvariant();
        var (largest, types, refusal) = Rule(kind);
        if (!types.Contains(extension)) return Reply.Refused(ZaloError.FieldInvalid, refusal);
        if (file.Length > largest) return Reply.Refused(ZaloError.TooLong);
        using var memory = new MemoryStream();
        await file.CopyToAsync(memory, context.RequestAborted);
        return Keep(kind, file.FileName, extension, memory.ToArray());
    }

    private Reply Keep(string kind, string name, string extension, byte[] bytes)
    {
        var world = platform.World;
        lock (world.Gate)
        {
            var month = (kind, world.Now.ToString("yyyy-MM", CultureInfo.InvariantCulture));
            if (calls.GetValueOrDefault(month) >= CallsPerMonth) return Reply.Refused(ZaloError.OutOfQuota);
            calls[month] = calls.GetValueOrDefault(month) + 1;
            var stored = new StoredFile(world.NewToken()[..40], kind, name, ContentType(extension), bytes, world.Now);
            world.Files[stored.Id] = stored;
            return Reply.Done(new JsonObject { [kind == "file" ? "token" : "attachment_id"] = stored.Id });
        }
    }

    private static (int Largest, string[] Types, string Refusal) Rule(string kind) => kind switch
    {
        "image" => (Megabyte, [".JPG", ".JPEG", ".PNG"], "file is invalid. We only support png and jpeg"),
        "gif" => (5 * Megabyte, [".GIF"], "file is invalid. We only support gif"),
        _ => (5 * Megabyte, [".PDF", ".DOC", ".DOCX", ".CSV"], "file is invalid. We only support pdf, doc, docx and csv"),
    };

    private static string ContentType(string extension) => extension switch
    {
        ".JPG" or ".JPEG" => "image/jpeg",
        ".PNG" => "image/png",
        ".GIF" => "image/gif",
        ".PDF" => "application/pdf",
        _ => "application/octet-stream",
    };
}
