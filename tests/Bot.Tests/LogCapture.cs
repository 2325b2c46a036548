using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace VinhPhong.Bot.Tests;

/// <summary>Keeps every line and scope that is logged.</summary>
internal sealed class LogCapture : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        lines.Enqueue($"scope {(state is IEnumerable<KeyValuePair<string, object>> values ? string.Join(' ', values.Select(value => $"{value.Key}={value.Value}")) : state.ToString())}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
