using System.Security.Claims;

namespace VinhPhong.Bot.Accounts.Audit;

/// <summary>Who does something that is written down.</summary>
internal sealed record Actor(string? Id, string Name, string? Address)
{
    /// <summary>The service itself, or a command on its machine.</summary>
    public static Actor Service { get; } = new(null, "", null);

    /// <summary>Whoever sent the request; nobody, if nobody is signed in.</summary>
    public static Actor Of(HttpContext context) => Of(context.User, context.Connection.RemoteIpAddress?.ToString());

    /// <summary>Somebody signed in, where there is no request: on an interactive page.</summary>
    public static Actor Of(ClaimsPrincipal user, string? address = null) =>
        user.Identity?.IsAuthenticated == true ? new(user.OfficerId(), user.DisplayName(), address) : new(null, "", address);

}
