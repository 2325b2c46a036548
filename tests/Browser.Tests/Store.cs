using Microsoft.Data.Sqlite;

namespace VinhPhong.Browser.Tests;

/// <summary>What the service has stored, read from its own file.</summary>
internal static class Store
{
    /// <summary>Makes what is stored older than it is, or another channel's: a running service has one clock and one channel.</summary>
    public static void Change(ServerProcess server, string statement, string conversationId)
    {
        using var connection = Open(server, "ReadWrite");
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.Parameters.AddWithValue("$id", conversationId);
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    /// <summary>The first column of all rows; <c>$id</c> in the question stands for the conversation.</summary>
    public static IReadOnlyList<string> Read(ServerProcess server, string question, string conversationId)
    {
        using var connection = Open(server, "ReadOnly");
        using var command = connection.CreateCommand();
        command.CommandText = question;
        command.Parameters.AddWithValue("$id", conversationId);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(reader.IsDBNull(0) ? "" : Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        return rows;
    }

    private static SqliteConnection Open(ServerProcess server, string mode)
    {
        var file = Directory.EnumerateFiles(server.Folder, "*.db").Single();
        var connection = new SqliteConnection($"Data Source={file};Mode={mode};Pooling=False");
        connection.Open();
        return connection;
    }
}
