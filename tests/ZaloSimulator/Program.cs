namespace VinhPhong.Simulators.Zalo;

/// <summary>The simulator as a program of its own; settings come from <c>Zalo:*</c> (command line, environment).</summary>
internal static class Program
{
    private const string DefaultAddress = "http://127.0.0.1:5300";

    private static async Task Main(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        var options = configuration.GetSection("Zalo").Get<ZaloSimulatorOptions>() ?? new ZaloSimulatorOptions();
        options = options with { Listen = new Uri(configuration["urls"] ?? DefaultAddress) };
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        using var term = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            stop.Cancel();
        });
        await using var simulator = await ZaloSimulator.StartAsync(options, TimeProvider.System, stop.Token);
        Console.WriteLine($"Zalo simulator: {simulator.Address}");
        try
        {
            await Task.Delay(Timeout.Infinite, stop.Token);
        }
        catch (OperationCanceledException)
        {
        }
    }
}
