using System.Globalization;
using System.Text;
using VinhPhong.Bot.Language;

namespace VinhPhong.Bot.Accounts.Audit;

/// <summary>The audit log as a CSV file, with the seal in the last line. Taking it out is itself written down.</summary>
internal static class AuditFile
{
    public const string Path = "/audit/file";

    public static async Task WriteAsync(HttpContext context, AuditLog log, AuditReader reader, AuditCheck check, string? who, string? action, string? from, string? through, string? text)
    {
        var search = Search(who, action, from, through, text);
        var cancellationToken = context.RequestAborted;
        await log.WriteAsync(Actor.Of(context), "audit.export", "", context.Request.QueryString.Value ?? "", cancellationToken);
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"nhat-ky.csv\"";
        context.Response.Headers.CacheControl = "no-store";
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)); // spreadsheets read UTF-8 only with the mark
        await writer.WriteLineAsync("number,at,who_id,who,action,subject,detail,address,hash".AsMemory(), cancellationToken);
        await foreach (var entry in reader.AllAsync(search, cancellationToken)) await writer.WriteLineAsync(Line(entry).AsMemory(), cancellationToken);
        await writer.WriteLineAsync($"# {Staff.Seal},{await check.NewestAsync(cancellationToken)}".AsMemory(), cancellationToken);
    }

    /// <summary>As it stands in the address; what cannot be read is not asked.</summary>
    public static AuditSearch Search(string? who, string? action, string? from, string? through, string? text) => new(Given(who), Given(action), Day(from), Day(through), Given(text));

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static DateOnly? Day(string? value) => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Line(AuditEntry entry) => string.Join(',', new[]
    {
        entry.Number.ToString(CultureInfo.InvariantCulture), entry.At.ToOffset(AuditSearch.Vietnam).ToString("yyyy-MM-dd HH:mm:ss.fff zzz", CultureInfo.InvariantCulture),
        entry.WhoId ?? "", entry.Who, entry.Action, entry.Subject, entry.Detail, entry.Address ?? "", Convert.ToHexStringLower(entry.Hash),
    }.Select(Field));

    /// <summary>Quoted (RFC 4180); what a spreadsheet would take for a formula gets a mark before it.</summary>
    private static string Field(string value) => $"\"{(value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" : "")}{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
