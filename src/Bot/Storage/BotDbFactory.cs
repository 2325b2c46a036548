using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Options;

namespace VinhPhong.Bot.Storage;

/// <summary>Opens the database that the settings name, and brings it to the newest migration. Contexts are used again: making one costs as much as a query.</summary>
internal sealed class BotDbFactory(IOptions<StorageOptions> options)
{
    private readonly Func<BotDb> create = options.Value.IsPostgres ? Postgres(options.Value.ConnectionString!) : Sqlite(options.Value.Folder);

    public BotDb Create() => create();

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Value.Folder);
        await using var db = Create();
        // Most starts find nothing to do; a migration would compare the whole model all the same.
        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any()) await db.Database.MigrateAsync(cancellationToken);
        if (!options.Value.IsPostgres) await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken);
    }

    private static Func<BotDb> Postgres(string connectionString)
    {
        var built = new DbContextOptionsBuilder<PostgresBotDb>().UseNpgsql(connectionString).Options;
        return new PooledDbContextFactory<PostgresBotDb>(built).CreateDbContext;
    }

    private static Func<BotDb> Sqlite(string folder)
    {
        var connectionString = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "assistant.db"), ForeignKeys = true }.ToString();
        var built = new DbContextOptionsBuilder<SqliteBotDb>().UseSqlite(connectionString).AddInterceptors(new DurableSqlite()).Options;
        return new PooledDbContextFactory<SqliteBotDb>(built).CreateDbContext;
    }
}
