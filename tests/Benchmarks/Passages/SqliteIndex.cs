using Microsoft.Data.Sqlite;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Benchmarks.Passages;

/// <summary>SQLite FTS5: words by bm25(), in a file, without a copy of the texts.</summary>
internal sealed class SqliteIndex : IContender
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sqlite");
    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;
    private readonly SqliteCommand insert;
    private readonly SqliteParameter inserted;
    private readonly SqliteCommand select;
    private readonly SqliteParameter match;

    public SqliteIndex()
    {
        connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "passages.db")};Pooling=False");
        connection.Open();
        Execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1048576;"); // a gigabyte: it shall not wait for the disk
        Execute("CREATE VIRTUAL TABLE passages USING fts5(text, content = '', tokenize = 'unicode61');");
        transaction = connection.BeginTransaction();
        insert = Command("INSERT INTO passages (text) VALUES ($text)");
        inserted = insert.Parameters.Add("$text", SqliteType.Text);
        select = Command("SELECT rowid, rank FROM passages WHERE passages MATCH $match ORDER BY rank LIMIT $asked");
        match = select.Parameters.Add("$match", SqliteType.Text);
        select.Parameters.AddWithValue("$asked", IContender.Asked);
    }

    public string Name => "SQLite FTS5";

    public long Bytes => folder.EnumerateFiles().Sum(file => file.Length);

    public void Add(List<Word> words, string text)
    {
        inserted.Value = text;
        insert.ExecuteNonQuery();
    }

    public void Finish()
    {
        Execute("INSERT INTO passages (passages) VALUES ('optimize');");
        transaction.Commit();
        select.Transaction = null;
        select.Prepare();
    }

    public int Find(List<Word> question, Span<int> best)
    {
        match.Value = string.Join(" OR ", question.Select(word => $"\"{word.Folded}\"").Distinct());
        using var rows = select.ExecuteReader();
        var found = 0;
        while (rows.Read()) best[found++] = (int)rows.GetInt64(0) - 1;
        return found;
    }

    public void Dispose()
    {
        select.Dispose();
        insert.Dispose();
        transaction.Dispose();
        connection.Dispose();
        folder.Delete(recursive: true);
    }

    private SqliteCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        return command;
    }

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }
}
