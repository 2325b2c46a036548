using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VinhPhong.Bot.Accounts.Audit;

namespace VinhPhong.Bot.Tests.Accounts;

/// <summary><c>audit verify</c>, as somebody types it on the machine of the service.</summary>
public sealed class AuditCommandTests(OnSqlite served) : ServiceTests(served), IClassFixture<OnSqlite>
{
    [Fact]
    public async Task It_says_that_the_log_is_whole_gives_the_seal_and_names_the_first_broken_line()
    {
        var service = await StartAsync();
        var log = service.Services.GetRequiredService<AuditLog>();
        for (var line = 0; line < 3; line++) await log.WriteAsync(Actor.Service, "test", "", "", CancellationToken);
        var seal = await service.Services.GetRequiredService<AuditCheck>().NewestAsync(CancellationToken);

        var whole = await VerifyAsync(service);
        Assert.True(whole.ExitCode == 0, whole.Error);
        Assert.Contains($"Dấu niêm phong: {seal}", whole.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await VerifyAsync(service, "--seal", seal.ToString())).ExitCode);
        Assert.Equal(2, (await VerifyAsync(service, "--seal", "không phải dấu")).ExitCode);

        await using var db = service.OpenDb();
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER \"AuditEntries_Update\"; UPDATE \"AuditEntries\" SET \"Detail\" = 'khác' WHERE \"Number\" = 2", CancellationToken);
        var broken = await VerifyAsync(service);
        Assert.Equal(2, broken.ExitCode);
        Assert.Contains("dòng số 2 đã bị sửa", broken.Output, StringComparison.Ordinal);
    }

    private static Task<Bot.Result> VerifyAsync(Service service, params string[] more) =>
        Bot.RunAsync(["audit", "verify", .. more], settings: new Dictionary<string, string> { ["Storage__Folder"] = service.Store.Folder });
}
