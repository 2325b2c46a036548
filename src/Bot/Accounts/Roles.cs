namespace VinhPhong.Bot.Accounts;

/// <summary>What a member of staff is there to do. One person may have several.</summary>
internal static class Roles
{
    /// <summary>Cán bộ trực: talks with residents.</summary>
    public const string Officer = "officer";

    /// <summary>Lãnh đạo, người giám sát: sees the numbers and the audit log.</summary>
    public const string Supervisor = "supervisor";

    /// <summary>Người soạn: writes entries.</summary>
    public const string Editor = "editor";

    /// <summary>Người duyệt: lets entries go out.</summary>
    public const string Approver = "approver";

    /// <summary>Quản trị: accounts.</summary>
    public const string Admin = "admin";

    public static IReadOnlyList<string> All { get; } = [Officer, Supervisor, Editor, Approver, Admin];

    /// <summary>Roles whose theft would hurt most: a password alone is not enough for them.</summary>
    public static IReadOnlyList<string> NeedingSecondFactor { get; } = [Supervisor, Approver, Admin];
}
