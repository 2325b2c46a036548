using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VinhPhong.Bot.Accounts.Audit;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Tests.Accounts;

public sealed class AuditOnSqlite(OnSqlite served) : AuditTests(served), IClassFixture<OnSqlite>;

public sealed class AuditOnPostgres(OnPostgres served) : AuditTests(served), IClassFixture<OnPostgres>;

/// <summary>The audit log: one line after the other, and what is done to it shows.</summary>
public abstract class AuditTests(Served served) : ServiceTests(served)
{
    private static readonly Actor Who = new("1", "Chị Lan", "203.0.113.7");

    [Fact]
    public async Task Two_instances_writing_at_once_leave_no_gap_and_no_double()
    {
        await using var store = await StoreAsync();
        var (one, other) = (await StartAsync(store: store), await StartAsync(store: store));
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Log(number % 2 == 0 ? one : other).WriteAsync(Who, "test", $"{number}", "", CancellationToken)));
        await using var db = one.OpenDb();
        Assert.Equal(Enumerable.Range(1, 40).Select(number => (long)number), await db.AuditEntries.OrderBy(row => row.Number).Select(row => row.Number).ToListAsync(CancellationToken));
        Assert.Equal(40, Assert.IsType<AuditFinding.Whole>(await Check(one).RunAsync(null, CancellationToken)).Seal.Number);
    }

    [Fact]
    public async Task A_line_inside_a_change_goes_with_the_change()
    {
        var service = await StartAsync();
        await using (var db = service.OpenDb())
        {
            await using var change = await AuditLog.BeginAsync(db, CancellationToken);
            await Log(service).AppendAsync(db, Who, "test", "one", "", CancellationToken);
            await Log(service).AppendAsync(db, Who, "test", "two", "", CancellationToken);
        }
        Assert.Equal(AuditSeal.OfNothing, await Check(service).NewestAsync(CancellationToken)); // not committed
        await Log(service).WriteAsync(Who, "test", "three", "", CancellationToken);
        Assert.Equal(1, (await Check(service).NewestAsync(CancellationToken)).Number);
        await using var outside = service.OpenDb();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Log(service).AppendAsync(outside, Who, "test", "", "", CancellationToken));
    }

    [Theory]
    [InlineData("UPDATE \"AuditEntries\" SET \"Who\" = 'Ai đó' WHERE \"Number\" = 2")]
    [InlineData("DELETE FROM \"AuditEntries\" WHERE \"Number\" = 3")]
    [InlineData("DELETE FROM \"AuditEntries\"")]
    public async Task The_database_refuses_to_change_or_remove_a_line(string sql)
    {
        var service = await WrittenAsync(3);
        await using var db = service.OpenDb();
        var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(sql, CancellationToken));
        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        Assert.IsType<AuditFinding.Whole>(await Check(service).RunAsync(null, CancellationToken));
    }

    [Fact]
    public async Task The_database_refuses_what_is_particular_to_it()
    {
        var service = await WrittenAsync(3);
        await using var db = service.OpenDb();
        var sql = db is PostgresBotDb ? "TRUNCATE \"AuditEntries\"" : "INSERT OR REPLACE INTO \"AuditEntries\" SELECT * FROM \"AuditEntries\" WHERE \"Number\" = 2";
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(sql, CancellationToken));
        Assert.IsType<AuditFinding.Whole>(await Check(service).RunAsync(null, CancellationToken));
    }

    [Theory]
    [InlineData("UPDATE \"AuditEntries\" SET \"Who\" = 'Ai đó' WHERE \"Number\" = 4", "Changed { Number = 4 }")]
    [InlineData("UPDATE \"AuditEntries\" SET \"At\" = \"At\" + 1 WHERE \"Number\" = 1", "Changed { Number = 1 }")]
    [InlineData("UPDATE \"AuditEntries\" SET \"Address\" = NULL WHERE \"Number\" = 2", "Changed { Number = 2 }")]
    [InlineData("DELETE FROM \"AuditEntries\" WHERE \"Number\" = 3", "Missing { Number = 3 }")]
    [InlineData("DELETE FROM \"AuditEntries\" WHERE \"Number\" = 1", "Missing { Number = 1 }")]
    public async Task Who_gets_round_that_is_found_out_at_the_first_broken_line(string sql, string finding)
    {
        var service = await WrittenAsync(5);
        await WithoutTriggersAsync(service, sql);
        Assert.Equal(finding, (await Check(service).RunAsync(null, CancellationToken)).ToString());
    }

    [Fact]
    public async Task A_log_that_was_cut_off_shows_only_against_a_seal_kept_elsewhere()
    {
        var service = await WrittenAsync(5);
        var seal = AuditSeal.Parse((await Check(service).NewestAsync(CancellationToken)).ToString());
        Assert.IsType<AuditFinding.Whole>(await Check(service).RunAsync(seal, CancellationToken));
        await WithoutTriggersAsync(service, "DELETE FROM \"AuditEntries\" WHERE \"Number\" = 5");
        Assert.IsType<AuditFinding.Whole>(await Check(service).RunAsync(null, CancellationToken));
        Assert.Equal(new AuditFinding.NotAsSealed(seal!), await Check(service).RunAsync(seal, CancellationToken));
    }

    [Fact]
    public async Task The_page_finds_lines_gives_them_as_a_file_and_writes_that_down()
    {
        var service = await StartAsync();
        using var admin = await Colleague.FirstAdministratorAsync(service);
        using var officer = await admin.InviteAsync("truc", "officer");
        await Log(service).WriteAsync(Who, "test", "=1+1", "một \"hai\"", CancellationToken);
        var all = (await admin.Browser.OpenAsync("/audit")).Words;
        Assert.Contains("Tạo quản trị viên đầu tiên", all, StringComparison.Ordinal);
        var found = (await admin.Browser.OpenAsync("/audit?who=Lan&text=hai")).Words;
        Assert.Contains("=1+1", found, StringComparison.Ordinal);
        Assert.DoesNotContain("truc", found, StringComparison.Ordinal);
        Assert.Contains("Không có dòng nào", (await admin.Browser.OpenAsync("/audit?through=2001-01-01")).Words, StringComparison.Ordinal);

        var file = (await admin.Browser.OpenAsync("/audit/file")).Html.Split('\n');
        Assert.Contains(file, line => line.Contains("\"'=1+1\",\"một \"\"hai\"\"\"", StringComparison.Ordinal)); // no formula for a spreadsheet
        Assert.Contains((await Check(service).NewestAsync(CancellationToken)).ToString(), file[^2], StringComparison.Ordinal);
        var verified = await admin.Browser.SendAsync(await admin.Browser.OpenAsync("/audit"), "verify", ("kept", ""));
        Assert.Contains("Nhật ký nguyên vẹn", verified.Words, StringComparison.Ordinal);
        await using var db = service.OpenDb();
        Assert.Equal(["audit.export", "audit.verify"], await db.AuditEntries.OrderBy(row => row.Number).Where(row => row.Action.StartsWith("audit")).Select(row => row.Action).ToListAsync(CancellationToken));
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Browser.OpenAsync("/audit/file")).Status);
    }

    private static AuditLog Log(Service service) => service.Services.GetRequiredService<AuditLog>();

    private static AuditCheck Check(Service service) => service.Services.GetRequiredService<AuditCheck>();

    private async Task<Service> WrittenAsync(int lines)
    {
        var service = await StartAsync();
        for (var line = 0; line < lines; line++) await Log(service).WriteAsync(Who, "test", $"{line}", "chi tiết", CancellationToken);
        return service;
    }

    /// <summary>What somebody can do who administers the database itself.</summary>
    private static async Task WithoutTriggersAsync(Service service, string sql)
    {
        await using var db = service.OpenDb();
        await db.Database.ExecuteSqlRawAsync(db is PostgresBotDb
            ? "ALTER TABLE \"AuditEntries\" DISABLE TRIGGER ALL"
            : "DROP TRIGGER \"AuditEntries_Update\"; DROP TRIGGER \"AuditEntries_Delete\";", CancellationToken);
        Assert.Equal(1, await db.Database.ExecuteSqlRawAsync(sql, CancellationToken));
    }
}
