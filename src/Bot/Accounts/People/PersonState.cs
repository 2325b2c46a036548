using VinhPhong.Bot.Language;

namespace VinhPhong.Bot.Accounts.People;

/// <summary>The state of an account in words.</summary>
internal static class PersonState
{
    public static string Of(Person person)
    {
        var state = !person.Officer.Enabled ? Staff.StateDisabled : person.Officer.PasswordHash is null ? Staff.StateInvited : Staff.StateActive;
        return $"{state} · {(person.HasSecondFactor ? Staff.SecondFactorYes : Staff.SecondFactorNo)} · {Staff.Filled(Staff.DevicesCount, person.Devices)}";
    }
}
