using System.Globalization;
using System.Text.Json.Nodes;
using VinhPhong.Simulators.Zalo.Chats;

namespace VinhPhong.Simulators.Zalo.Sending;

/// <summary>How messages within 48 hours of the last interaction are counted.</summary>
public enum FreeRule
{
    /// <summary>From 2026: free without end; the counts stand still at 8.</summary>
    Unlimited,

    /// <summary>As from March 2026: free without end, no counts.</summary>
    UnlimitedWithoutCounts,

    /// <summary>Until 2025: eight, then charged.</summary>
    EightMessages,
}

/// <summary>Whether a resident may be written to now, and who pays.</summary>
/// <param name="Error">0 when they may.</param>
/// <param name="Quota">What the answer tells; null when it is charged.</param>
/// <param name="Charged">Whether somebody pays.</param>
/// <param name="FromPackage">Whether it is taken from the package.</param>
internal sealed record Window(int Error, JsonObject? Quota, bool Charged, bool FromPackage)
{
    private const int FreeMessages = 8;
    private const int WelcomeMessages = 3;

    private static readonly TimeSpan Free = TimeSpan.FromHours(48);
    private static readonly TimeSpan Open = TimeSpan.FromDays(7);

    public static Window For(Resident resident, World world)
    {
        if (resident.RefusedWith is { } error) return Closed(error);
        if (resident.LastInteraction is not { } last) return Closed(ZaloError.NeverInteracted);
        var since = world.Now - last;
        if (since > Open) return Closed(ZaloError.WindowClosed);
        if (since <= Free) return WithinFree(resident, world);
        return Paid(world);
    }

    private static Window WithinFree(Resident resident, World world)
    {
        if (resident is { Follows: true, HasWritten: false })
        {
            var left = WelcomeMessages - resident.SentSince - 1;
            return left < 0 ? Closed(ZaloError.OutOfQuota) : new Window(0, Count("welcome_msg", left, WelcomeMessages), Charged: false, FromPackage: false);
        }
        switch (world.Options.FreeRule)
        {
            case FreeRule.UnlimitedWithoutCounts:
                return new Window(0, new JsonObject { ["quota_type"] = "reply" }, Charged: false, FromPackage: false);
            case FreeRule.EightMessages:
                var left = FreeMessages - resident.SentSince - 1;
                return left < 0 ? Paid(world) : new Window(0, Count("reply", left, FreeMessages), Charged: false, FromPackage: false);
            default:
                return new Window(0, Count("reply", FreeMessages, FreeMessages), Charged: false, FromPackage: false);
        }
    }

    private static Window Paid(World world)
    {
        if (world.PackageMessagesLeft <= 0) return new Window(0, null, Charged: true, FromPackage: false);
        var quota = Count("sub_quota", world.PackageMessagesLeft - 1, world.Options.PackageMessages);
        quota["expired_date"] = world.Now.AddMonths(1).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        return new Window(0, quota, Charged: false, FromPackage: true);
    }

    private static JsonObject Count(string type, int remain, int total) => new()
    {
        ["quota_type"] = type,
        ["remain"] = remain.ToString(CultureInfo.InvariantCulture),
        ["total"] = total.ToString(CultureInfo.InvariantCulture),
    };

    private static Window Closed(int error) => new(error, null, Charged: false, FromPackage: false);
}
