using Microsoft.Data.Sqlite;

namespace VinhPhong.Browser.Tests;

/// <summary>What the service has stored, read from its own file.</summary>
internal static class Store
{
    /// <summary>The first column of all rows; <c>$id</c> in the question stands for the conversation.</summary>
    public static IReadOnlyList<string> Read(ServerProcess server, string question, string conversationId)
    {
        var file = Directory.EnumerateFiles(server.Folder, "*.db").Single();
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = question;
        command.Parameters.AddWithValue("$id", conversationId);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(reader.IsDBNull(0) ? "" : Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        return rows;
    }
}
