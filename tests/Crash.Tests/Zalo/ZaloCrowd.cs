using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using VinhPhong.Simulators.Zalo;

namespace VinhPhong.Crash.Tests.Zalo;

/// <summary>Many residents who write, each message with a number of its own.</summary>
internal sealed class ZaloCrowd
{
    private static readonly string[] Questions = ["xin chào", "quên mật khẩu vneid", "lệ phí làm căn cước bao nhiêu", "cảm ơn em"];

    private readonly ZaloPlatform platform;
    private readonly string[] residents;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> said = new(StringComparer.Ordinal);
    private int written;

    public ZaloCrowd(ZaloPlatform platform, int size)
    {
        this.platform = platform;
        residents = [.. Enumerable.Range(0, size).Select(number => platform.Residents.Join($"Bà con {number}").Id)];
        foreach (var one in residents) said[one] = new ConcurrentQueue<string>();
    }

    public IReadOnlyList<string> Residents => residents;

    public int Written => Volatile.Read(ref written);

    /// <summary>What a resident wrote, in that order.</summary>
    public IReadOnlyList<string> SaidBy(string resident) => [.. said[resident]];

    /// <summary>So many messages, one after the other through the crowd, so many a second.</summary>
    public async Task WriteAsync(int messages, int perSecond, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var number = 0; number < messages; number++)
        {
            var due = TimeSpan.FromSeconds((double)number / perSecond);
            while (Stopwatch.GetElapsedTime(begun) < due) await Task.Delay(1, cancellationToken);
            var resident = residents[number % residents.Length];
            var text = $"{Questions[number / residents.Length % Questions.Length]} {Mark(++written)}";
            said[resident].Enqueue(text);
            await platform.Residents.SendTextAsync(resident, text, cancellationToken);
        }
    }

    /// <summary>A number in letters: one in digits beside "mật khẩu" would be taken for a secret, and masked.</summary>
    private static string Mark(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0')));
}
