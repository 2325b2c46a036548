using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;
using VinhPhong.Bot.Language;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Bot.Accounts.Passwords;

/// <summary>Refuses what others guess first: common passwords, one's own name, the name of this product. The length is checked by Identity; kinds of characters are not asked for.</summary>
internal sealed class PasswordRules : IPasswordValidator<Officer>
{
    private const int ShortestName = 3;

    private static readonly string[] NamesOfProduct = ["vinhphong", "trolyvinhphong"];

    private static readonly Lazy<FrozenSet<string>> Common = new(Read);

    public static int HowMany => Common.Value.Count;

    public Task<IdentityResult> ValidateAsync(UserManager<Officer> manager, Officer user, string? password)
    {
        var plain = Plain(password ?? "");
        if (IsCommon(plain)) return Refuse(nameof(Staff.PasswordCommon), Staff.PasswordCommon);
        if (NamesOfProduct.Any(plain.Contains) || NamesOf(user).Any(plain.Contains)) return Refuse(nameof(Staff.PasswordHasName), Staff.PasswordHasName);
        return Task.FromResult(IdentityResult.Success);
    }

    /// <summary>In the list; or a word of it repeated; or so few characters that it is a pattern.</summary>
    private static bool IsCommon(string plain)
    {
        if (Common.Value.Contains(plain)) return true;
        if (plain.Distinct().Count() <= 3) return true;
        for (var length = 1; length <= plain.Length / 2; length++)
        {
            if (plain.Length % length == 0 && string.Concat(Enumerable.Repeat(plain[..length], plain.Length / length)) == plain && (length < ShortestName + 1 || Common.Value.Contains(plain[..length]))) return true;
        }
        return false;
    }

    private static IEnumerable<string> NamesOf(Officer officer) =>
        new[] { officer.UserName, officer.Email?.Split('@')[0] }.OfType<string>().Select(Plain).Where(name => name.Length >= ShortestName);

    /// <summary>Lower case, without accents and spaces: "Mật Khẩu" is "matkhau" to who guesses.</summary>
    private static string Plain(string text) => string.Concat(Composed.Bare(text).Where(letter => !char.IsWhiteSpace(letter)));

    private static Task<IdentityResult> Refuse(string code, string description) => Task.FromResult(IdentityResult.Failed(new IdentityError { Code = code, Description = description }));

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("common-passwords.txt")!; // embedded by the project
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
