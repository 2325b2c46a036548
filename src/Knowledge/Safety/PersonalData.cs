using System.Text;
using System.Text.RegularExpressions;
using VinhPhong.Knowledge.Vietnamese;

namespace VinhPhong.Knowledge.Safety;

/// <summary>Kinds of personal data that a message may carry.</summary>
[Flags]
public enum PersonalDataKinds
{
    /// <summary>None seen.</summary>
    None = 0,

    /// <summary>A 12-digit identity number or a 9-digit one of the old card.</summary>
    IdentityNumber = 1,

    /// <summary>A phone number.</summary>
    Phone = 2,

    /// <summary>A bank card or account number.</summary>
    BankNumber = 4,

    /// <summary>A one-time code or PIN.</summary>
    OneTimeCode = 8,
}

/// <summary>Finds and masks personal data in what residents write, so that it is warned of and never stored or logged in clear.</summary>
public static partial class PersonalData
{
    private const int LookedBack = 30;

    /// <summary>The kinds that stand in the text.</summary>
    public static PersonalDataKinds Find(string text)
    {
        var found = PersonalDataKinds.None;
        foreach (var (_, kind) in Numbers(HiddenCharacters.Strip(text))) found |= kind;
        return found;
    }

    /// <summary>The text without hidden characters, every number of such a kind replaced by dots but for its last two digits; codes wholly.</summary>
    public static string Mask(string text) => Mask(text, (PersonalDataKinds)~0);

    /// <summary>The same for some kinds only.</summary>
    public static string Mask(string text, PersonalDataKinds kinds)
    {
        var plain = HiddenCharacters.Strip(text);
        var masked = new StringBuilder(plain);
        foreach (var (number, kind) in Numbers(plain))
        {
            if (!kinds.HasFlag(kind)) continue;
            var hide = number.Value.Count(IsDigit) - (kind == PersonalDataKinds.OneTimeCode ? 0 : 2);
            for (var i = number.Index; i < number.Index + number.Length && hide > 0; i++)
            {
                if (!IsDigit(masked[i])) continue;
                masked[i] = '•';
                hide--;
            }
        }
        return masked.ToString();
    }

    private static IEnumerable<(Match Number, PersonalDataKinds Kind)> Numbers(string text)
    {
        foreach (Match match in NumberPattern().Matches(text))
        {
            if (KindOf(match, text) is not PersonalDataKinds.None and var kind) yield return (match, kind);
        }
    }

    private static PersonalDataKinds KindOf(Match match, string text)
    {
        var digits = string.Concat(match.Value.Where(IsDigit).Select(digit => (char)('0' + char.GetNumericValue(digit))));
        var before = text[Math.Max(0, match.Index - LookedBack)..match.Index];
        var after = text[(match.Index + match.Length)..Math.Min(text.Length, match.Index + match.Length + LookedBack)];
        if (FileCodeBefore().IsMatch(before)) return PersonalDataKinds.None;
        if (digits.Length is >= 4 and <= 8) return CodeBefore().IsMatch(before) ? PersonalDataKinds.OneTimeCode : PersonalDataKinds.None;
        // Fifteen million in figures is no account number; a number that begins with 0 is no sum.
        if (digits[0] != '0' && MoneyPattern().IsMatch(match.Value) && (CurrencyAfter().IsMatch(after) || !NumberOfPersonBefore().IsMatch(before))) return PersonalDataKinds.None;
        if (match.Value.StartsWith('+') || (digits.Length == 10 && digits[0] == '0') || (digits.Length == 11 && digits.StartsWith("84", StringComparison.Ordinal)))
            return PersonalDataKinds.Phone;
        return digits.Length is 9 or 12 ? PersonalDataKinds.IdentityNumber : digits.Length is >= 10 and <= 19 ? PersonalDataKinds.BankNumber : PersonalDataKinds.None;
    }

    private static bool IsDigit(char c) => c is (>= '0' and <= '9') or (>= '\uFF10' and <= '\uFF19');

    /// <summary>Digits with at most one space, point or hyphen between two of them; not within a longer number, a date or a file code.</summary>
    [GeneratedRegex(@"(?<![0-9\uFF10-\uFF19./\-])\+?[0-9\uFF10-\uFF19](?:[ .\-]?[0-9\uFF10-\uFF19]){3,18}(?![0-9\uFF10-\uFF19/])", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"^\d{1,3}([ .]\d{3})+$", RegexOptions.CultureInvariant)]
    private static partial Regex MoneyPattern();

    [GeneratedRegex(@"^\s*(?:đ|d|đồng|dong|vnd|vnđ|triệu|trieu|tỷ|ty|k)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CurrencyAfter();

    [GeneratedRegex(@"(?:cccd|cmnd|căn cước|can cuoc|chứng minh|chung minh|định danh|dinh danh|stk|tài khoản|tai khoan|số thẻ|so the)[^\d]{0,20}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NumberOfPersonBefore();

    [GeneratedRegex(@"(?:mã hồ sơ|ma ho so|mã số thuế|ma so thue|mã tra cứu|ma tra cuu|mã khách hàng|ma khach hang|biên nhận|bien nhan|nghị định|nghi dinh)[^\d]{0,15}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileCodeBefore();

    [GeneratedRegex(@"\b(?:otp|mã xác thực|ma xac thuc|mã xác nhận|ma xac nhan|passcode|pin|mật khẩu|mat khau|mk|pass)\b[^\d]{0,20}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CodeBefore();
}
