using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace VinhPhong.Bot.Accounts;

/// <summary>Who may open what: the policies by name, one list. A page or an endpoint names its door; what names none is closed.</summary>
internal static class Doors
{
    /// <summary>One's own account: everybody signed in, even before the second factor is set up.</summary>
    public const string Self = nameof(Self);

    /// <summary>Everybody who works here and is fully signed in.</summary>
    public const string Staff = nameof(Staff);

    /// <summary>Bàn trực.</summary>
    public const string Desk = nameof(Desk);

    /// <summary>Bảng số liệu.</summary>
    public const string Board = nameof(Board);

    /// <summary>Soạn hỏi đáp.</summary>
    public const string Faq = nameof(Faq);

    /// <summary>Duyệt hỏi đáp.</summary>
    public const string Approve = nameof(Approve);

    /// <summary>Tài khoản.</summary>
    public const string People = nameof(People);

    /// <summary>Nhật ký.</summary>
    public const string Audit = nameof(Audit);

    /// <summary>Tài khoản Zalo của xã.</summary>
    public const string Zalo = nameof(Zalo);

    private static readonly Dictionary<string, IReadOnlyList<string>> Openers = new(StringComparer.Ordinal)
    {
        [Staff] = Roles.All,
        [Desk] = [Roles.Officer, Roles.Supervisor, Roles.Admin],
        [Board] = [Roles.Supervisor, Roles.Admin],
        [Faq] = [Roles.Editor, Roles.Approver, Roles.Admin],
        [Approve] = [Roles.Approver],
        [People] = [Roles.Admin],
        [Audit] = [Roles.Supervisor, Roles.Admin],
        [Zalo] = [Roles.Admin],
    };

    public static bool MayPass(ClaimsPrincipal user, string door) =>
        user.Identity?.IsAuthenticated == true && (door == Self || (!LacksSecondFactor(user) && Openers[door].Any(user.IsInRole)));

    /// <summary>Has a role that needs a second factor, and signed in without one.</summary>
    public static bool LacksSecondFactor(ClaimsPrincipal user) => Roles.NeedingSecondFactor.Any(user.IsInRole) && !user.HasSecondFactor();

    public static void Add(AuthorizationOptions authorization)
    {
        foreach (var door in Openers.Keys.Append(Self)) authorization.AddPolicy(door, policy => policy.RequireAssertion(asked => MayPass(asked.User, door)));
        // Closed unless opened by name: an endpoint that says nothing about who may use it is used by nobody.
        authorization.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
    }
}
