using Npgsql;

namespace VinhPhong.Bot.Tests;

/// <summary>The two databases that the service keeps conversations in.</summary>
public enum Provider
{
    Sqlite,
    Postgres,
}

/// <summary>A fresh store: a folder of its own and, for PostgreSQL, a database of its own that is dropped at the end.</summary>
internal sealed class Store : IAsyncDisposable
{
    private const string Variable = "VINHPHONG_TEST_POSTGRES";

    /// <summary>Several services run side by side, and a server takes a hundred connections unless told otherwise.</summary>
    private const int MostConnections = 12;

    private static readonly string? Server = Environment.GetEnvironmentVariable(Variable);

    private Store(string? connectionString) => ConnectionString = connectionString;

    public string Folder { get; } = Directory.CreateTempSubdirectory("vinhphong-").FullName;

    /// <summary>The PostgreSQL database; null for SQLite.</summary>
    public string? ConnectionString { get; }

    public string Uploads => Path.Combine(Folder, "uploads");

    /// <summary>Why tests on this database cannot run here; null if they can.</summary>
    public static string? Missing(Provider provider) =>
        provider == Provider.Postgres && string.IsNullOrEmpty(Server) ? $"{Variable} is not set; give the connection string of a PostgreSQL server on which databases may be created." : null;

    public static async Task<Store> CreateAsync(Provider provider)
    {
        if (provider == Provider.Sqlite) return new Store(null);
        var database = $"vinhphong_test_{Guid.NewGuid():n}";
        await RunOnServerAsync($"CREATE DATABASE {database}");
        return new Store(new NpgsqlConnectionStringBuilder(Server) { Database = database, MaxPoolSize = MostConnections, Timeout = 30, IncludeErrorDetail = true }.ToString());
    }

    /// <summary>Lets nobody in, as a server that is restarted, or lets them in again.</summary>
    public async Task OpenAsync(bool open)
    {
        var database = new NpgsqlConnectionStringBuilder(ConnectionString).Database;
        await RunOnServerAsync($"ALTER DATABASE {database} ALLOW_CONNECTIONS {open}");
        if (!open) await RunOnServerAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'");
    }

    public async ValueTask DisposeAsync()
    {
        if (ConnectionString is not null) await RunOnServerAsync($"DROP DATABASE {new NpgsqlConnectionStringBuilder(ConnectionString).Database} WITH (FORCE)");
        else Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task RunOnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
