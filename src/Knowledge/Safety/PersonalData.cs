using System.Text;
using System.Text.RegularExpressions;

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
    /// <summary>The kinds that stand in the text.</summary>
    public static PersonalDataKinds Find(string text)
    {
        var found = PersonalDataKinds.None;
        foreach (var (_, kind) in Numbers(text)) found |= kind;
        return found;
    }

    /// <summary>The text with every number of such a kind replaced by dots but for its last two digits; codes wholly.</summary>
    public static string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var masked = new StringBuilder(text);
        foreach (var (number, kind) in Numbers(text))
        {
            var hide = number.Value.Count(char.IsDigit) - (kind == PersonalDataKinds.OneTimeCode ? 0 : 2);
            for (var i = number.Index; i < number.Index + number.Length && hide > 0; i++)
            {
                if (!char.IsDigit(masked[i])) continue;
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
        if (MoneyPattern().IsMatch(match.Value)) return PersonalDataKinds.None;
        var digits = string.Concat(match.Value.Where(char.IsAsciiDigit));
        if (match.Value.StartsWith('+') || (digits.Length == 10 && digits[0] == '0') || (digits.Length == 11 && digits.StartsWith("84", StringComparison.Ordinal)))
            return PersonalDataKinds.Phone;
        return digits.Length switch
        {
            12 or 9 => PersonalDataKinds.IdentityNumber,
            >= 11 and <= 19 => PersonalDataKinds.BankNumber,
            >= 4 and <= 8 when CodeBefore().IsMatch(text[Math.Max(0, match.Index - 30)..match.Index]) => PersonalDataKinds.OneTimeCode,
            _ => PersonalDataKinds.None,
        };
    }

    [GeneratedRegex(@"(?<![\w.])\+?\d(?:[ .\-]?\d){3,18}(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"^\d{1,3}([ .]\d{3})+$", RegexOptions.CultureInvariant)]
    private static partial Regex MoneyPattern();

    [GeneratedRegex(@"(otp|mã|ma xac|passcode|pin|mật khẩu|mat khau|mk|pass)[^\d]{0,20}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CodeBefore();
}
