using System.Security.Claims;
using VinhPhong.Bot.Accounts;
using VinhPhong.Bot.Language;

namespace VinhPhong.Bot.Shell;

/// <summary>A page in the navigation, and the door before it.</summary>
internal sealed record Place(string Path, string Name, string Door);

/// <summary>The navigation: one list, of which everybody sees what is open to them.</summary>
internal static class Places
{
    private static readonly IReadOnlyList<Place> All =
    [
        new("/desk", Staff.Desk, Doors.Desk),
        new("/desk/board", AtDesk.Board, Doors.Board),
        new("/desk/search", AtDesk.Search, Doors.Desk),
        new("/desk/settings", AtDesk.Settings, Doors.Desk),
        new("/admin/people", Staff.People, Doors.People),
        new("/admin/zalo", Staff.Zalo, Doors.Zalo),
        new("/audit", Staff.Audit, Doors.Audit),
        new("/account/security", Staff.MyAccount, Doors.Self),
    ];

    public static IEnumerable<Place> For(ClaimsPrincipal user) => All.Where(place => Doors.MayPass(user, place.Door));
}
