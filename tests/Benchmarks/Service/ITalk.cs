namespace VinhPhong.Benchmarks.Service;

/// <summary>One conversation with a bot, over real sockets.</summary>
internal interface ITalk : IDisposable
{
    /// <summary>Sends a question and gives the moment its answer arrived (a <see cref="System.Diagnostics.Stopwatch"/> time stamp).</summary>
    public Task<long> AskAsync(int question, CancellationToken cancellationToken);
}
