using System.Diagnostics;
using System.Globalization;

namespace VinhPhong.Benchmarks.Service;

/// <summary>What a process uses, as the kernel counts it (proc_pid_status(5)).</summary>
internal static class ProcessUse
{
    private const double KilobytesInMegabyte = 1024;

    public static double ResidentMegabytes(int processId) => Read(processId, "VmRSS:");

    public static double PeakMegabytes(int processId) => Read(processId, "VmHWM:");

    /// <summary>Time on a core, in all threads, since its start.</summary>
    public static TimeSpan Processor(int processId)
    {
        using var process = Process.GetProcessById(processId);
        return process.TotalProcessorTime;
    }

    private static double Read(int processId, string name)
    {
        var line = File.ReadLines($"/proc/{processId}/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / KilobytesInMegabyte;
    }
}
