using Microsoft.AspNetCore.Identity;
using VinhPhong.Bot.Language;

namespace VinhPhong.Bot.Accounts.Passwords;

/// <summary>What Identity has to say to people, in Vietnamese.</summary>
internal sealed class IdentityTexts : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) => new() { Code = nameof(PasswordTooShort), Description = Staff.Filled(Staff.PasswordTooShort, length) };

    public override IdentityError PasswordMismatch() => new() { Code = nameof(PasswordMismatch), Description = Staff.PasswordMismatch };

    public override IdentityError DuplicateUserName(string userName) => new() { Code = nameof(DuplicateUserName), Description = Staff.UserNameTaken };

    public override IdentityError InvalidUserName(string? userName) => new() { Code = nameof(InvalidUserName), Description = Staff.UserNameInvalid };

    public override IdentityError ConcurrencyFailure() => new() { Code = nameof(ConcurrencyFailure), Description = Staff.ChangedMeanwhile };

    public override IdentityError UserAlreadyHasPassword() => new() { Code = nameof(UserAlreadyHasPassword), Description = Staff.HasPassword };

    public override IdentityError DefaultError() => new() { Code = nameof(DefaultError), Description = Staff.SomethingFailed };
}
