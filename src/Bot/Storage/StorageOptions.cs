namespace VinhPhong.Bot.Storage;

/// <summary>Where conversations are kept. Section <c>Storage</c>.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Folder of the SQLite file, uploads and keys; made if it is missing. Relative paths start at the working directory.</summary>
    public string Folder { get; set; } = "var";

    /// <summary>A PostgreSQL connection string; empty means the SQLite file in <see cref="Folder"/>.</summary>
    public string? ConnectionString { get; set; }

    public bool IsPostgres => !string.IsNullOrWhiteSpace(ConnectionString);

    /// <summary>All that is wrong, each as setting, value and cure.</summary>
    public IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(Folder)) yield return "Storage:Folder is empty; give a folder that the service may write to, for example \"var\".";
        if (IsPostgres && !ConnectionString!.Contains('=', StringComparison.Ordinal))
            yield return "Storage:ConnectionString is not a PostgreSQL connection string; expected \"Host=…;Database=…;Username=…;Password=…\", or leave it empty for SQLite.";
    }
}
