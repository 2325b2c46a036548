using Microsoft.Data.Sqlite;
using VinhPhong.Bot.Activities;
using VinhPhong.Hosting;

namespace VinhPhong.Crash.Tests.Zalo;

/// <summary>What the service has kept, read from its file.</summary>
internal sealed class ZaloStore(ServerProcess server)
{
    private readonly string file = Path.Combine(server.Folder, "assistant.db");

    /// <summary>Conversations by resident, each in order.</summary>
    public async Task<IReadOnlyDictionary<string, List<Activity>>> ConversationsAsync(CancellationToken cancellationToken)
    {
        var all = new Dictionary<string, List<Activity>>(StringComparer.Ordinal);
        await using var database = await OpenAsync(cancellationToken);
        await using var command = database.CreateCommand();
        command.CommandText = "SELECT c.UserId, a.Json FROM Activities a JOIN Conversations c ON c.Id = a.ConversationId WHERE c.Channel = 'zalo' ORDER BY a.ConversationId, a.Sequence";
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            if (!all.TryGetValue(rows.GetString(0), out var activities)) all[rows.GetString(0)] = activities = [];
            activities.Add(ActivityJson.Read(rows.GetString(1)));
        }
        return all;
    }

    /// <summary>Answers that have not gone out yet.</summary>
    public async Task<long> WaitingAsync(CancellationToken cancellationToken)
    {
        await using var database = await OpenAsync(cancellationToken);
        await using var command = database.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM Outbox WHERE State = 'Waiting'";
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var database = new SqliteConnection($"Data Source={file};Pooling=False;Mode=ReadOnly");
        await database.OpenAsync(cancellationToken);
        return database;
    }
}
