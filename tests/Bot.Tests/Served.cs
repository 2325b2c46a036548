using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Tests;

/// <summary>One running service for all tests of a class.</summary>
public abstract class Served(Provider provider) : IAsyncLifetime
{
    private static readonly string[] Roomy = ["Conversations:MostWaitingInOne=1000"];

    private Store? store;
    private Service? service;

    public Provider Provider => provider;

    /// <summary>Why tests on this database cannot run here; null if they can.</summary>
    public string? Missing { get; } = Store.Missing(provider);

    internal Service Service => service!; // there is one unless something is missing, and then no test runs

    public async ValueTask InitializeAsync()
    {
        if (Missing is not null) return;
        store = await Store.CreateAsync(provider);
        service = await Service.StartAsync(store, Roomy);
    }

    public async ValueTask DisposeAsync()
    {
        if (service is not null) await service.DisposeAsync();
        if (store is not null) await store.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class OnSqlite() : Served(Provider.Sqlite);

public sealed class OnPostgres() : Served(Provider.Postgres);

/// <summary>Tests of the running service, on one of the two databases.</summary>
public abstract class ServiceTests : IAsyncDisposable
{
    private readonly Served served;
    private readonly Stack<IAsyncDisposable> mine = new();

    protected ServiceTests(Served served)
    {
        ArgumentNullException.ThrowIfNull(served);
        if (served.Missing is { } reason) Assert.Skip(reason);
        this.served = served;
    }

    protected static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    /// <summary>The service that all tests of the class share.</summary>
    private protected Service Shared => served.Service;

    public async ValueTask DisposeAsync()
    {
        while (mine.TryPop(out var one)) await one.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A store of the test's own.</summary>
    private protected Task<Store> StoreAsync() => Store.CreateAsync(served.Provider);

    /// <summary>The database of a store that no service runs on.</summary>
    private protected static BotDb Db(Store store) =>
        new BotDbFactory(Microsoft.Extensions.Options.Options.Create(new StorageOptions { Folder = store.Folder, ConnectionString = store.ConnectionString })).Create();

    /// <summary>A service of the test's own.</summary>
    private protected async Task<Service> StartAsync(
        IEnumerable<string>? settings = null, TimeProvider? time = null, Microsoft.Extensions.Logging.ILoggerProvider? logs = null, Store? store = null)
    {
        if (store is null) mine.Push(store = await Store.CreateAsync(served.Provider));
        var service = await Service.StartAsync(store, settings, time, logs);
        mine.Push(service);
        return service;
    }
}
