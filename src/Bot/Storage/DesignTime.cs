using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace VinhPhong.Bot.Storage;

/// <summary>For <c>AddMigration=true dotnet ef migrations add Name --context SqliteBotDb --output-dir Storage/Migrations/Sqlite</c>; never opened.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteBotDb>
{
    public SqliteBotDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteBotDb>().UseSqlite("Data Source=design.db").Options);
}

/// <summary>For <c>AddMigration=true dotnet ef migrations add Name --context PostgresBotDb --output-dir Storage/Migrations/Postgres</c>; never opened.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresBotDb>
{
    public PostgresBotDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresBotDb>().UseNpgsql("Host=localhost;Database=design").Options);
}
