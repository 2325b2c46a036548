using Microsoft.Extensions.Logging;

namespace VinhPhong.Bot.Tests;

/// <summary>
/// Makes the turn of one conversation slow from outside: the service opens a log scope around each turn, with the conversation in it, and this
/// log is slow to open it.
/// </summary>
internal sealed class TurnGate : ILoggerProvider, ILogger
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private volatile Held? held;

    /// <summary>The next turn of the conversation waits until it is released.</summary>
    public Held Hold(string conversationId) => held = new Held(conversationId);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        if (held is { } one && state is IEnumerable<KeyValuePair<string, object>> values && values.Any(value => value.Key == "conversation" && (value.Value as string) == one.ConversationId)) one.Wait();
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
    }

    public void Dispose() => held?.Release();

    /// <summary>One conversation, held.</summary>
    internal sealed class Held(string conversationId)
    {
        private readonly TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource released = new();

        public string ConversationId => conversationId;

        /// <summary>The turn has begun.</summary>
        public Task Entered => entered.Task.WaitAsync(Longest);

        public void Release() => released.TrySetResult();

        internal void Wait()
        {
            entered.TrySetResult();
            released.Task.Wait(Longest);
        }
    }
}
