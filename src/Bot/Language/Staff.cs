using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace VinhPhong.Bot.Language;

/// <summary>Every sentence on the pages of staff, from <c>Staff.resx</c>.</summary>
internal static class Staff
{
    private static readonly ResourceManager Resources = new("VinhPhong.Bot.Language.Staff", typeof(Staff).Assembly);

    public static string Product => Get();
    public static string SkipToContent => Get();
    public static string Navigation => Get();
    public static string SignOut => Get();
    public static string Desk => Get();
    public static string People => Get();
    public static string Audit => Get();
    public static string MyAccount => Get();
    public static string RefusedTitle => Get();
    public static string RefusedText => Get();

    /// <summary>The sentence for one of several values, such as the name of a role: <c>Role.officer</c>. A value that has none stands for itself.</summary>
    public static string Of(string kind, string value) => Resources.GetString($"{kind}.{value}", CultureInfo.InvariantCulture) ?? value;

    public static string Filled(string sentence, params object?[] values) => string.Format(CultureInfo.InvariantCulture, sentence, values);

    private static string Get([CallerMemberName] string name = "") =>
        Resources.GetString(name, CultureInfo.InvariantCulture) ?? throw new MissingManifestResourceException($"Staff.resx has no \"{name}\".");
}
