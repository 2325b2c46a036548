using Microsoft.AspNetCore.Identity;
using QRCoder;
using VinhPhong.Bot.Accounts.Audit;
using VinhPhong.Bot.Accounts.SigningIn;
using VinhPhong.Bot.Language;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Accounts.OwnAccount;

/// <summary>Sets up and takes away one's own second factors: an authenticator app, passkeys, recovery codes. Each change and its audit line are stored together.</summary>
internal sealed partial class SecondFactor(BotDb db, UserManager<Officer> officers, OfficerSignIn signIn, AuditLog audit, ILogger<SecondFactor> logger)
{
    private const int RecoveryCodes = 10;
    private const int PixelsPerModule = 5;
    private const int LongestName = 60;

    /// <summary>The secret to scan, made when there is none yet; it counts only after a code of it was entered.</summary>
    public async Task<string> KeyAsync(Officer officer)
    {
        if (await officers.GetAuthenticatorKeyAsync(officer) is { } key) return key;
        await officers.ResetAuthenticatorKeyAsync(officer);
        return (await officers.GetAuthenticatorKeyAsync(officer))!; // made the line before
    }

    /// <summary>The secret as a QR code, as a data address: no picture file, nothing kept.</summary>
    public static string QrCode(Officer officer, string key)
    {
        var (issuer, name) = (Uri.EscapeDataString(Staff.Product), Uri.EscapeDataString(officer.UserName!));
        using var code = QRCodeGenerator.GenerateQrCode($"otpauth://totp/{issuer}:{name}?secret={key}&issuer={issuer}&digits=6", QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return "data:image/png;base64," + Convert.ToBase64String(picture.GetGraphic(PixelsPerModule));
    }

    /// <summary>Turns the app on if the code is one of it; gives recovery codes, or null if it is not. Made for the first factor only, so that written-down ones stay good.</summary>
    public async Task<IReadOnlyList<string>?> TurnOnAsync(Officer officer, string code, HttpContext context)
    {
        var digits = string.Concat(code.Where(char.IsAsciiDigit));
        if (!await officers.VerifyTwoFactorTokenAsync(officer, officers.Options.Tokens.AuthenticatorTokenProvider, digits)) return null;
        return await ChangeAsync(officer, "account.authenticator.on", "", context, () => officers.SetTwoFactorEnabledAsync(officer, true));
    }

    public async Task TurnOffAsync(Officer officer, HttpContext context) => await ChangeAsync(officer, "account.authenticator.off", "", context, async () =>
    {
        await officers.SetTwoFactorEnabledAsync(officer, false);
        return await officers.ResetAuthenticatorKeyAsync(officer);
    });

    /// <summary>A passkey that the browser just made; recovery codes as above, or null if it is not good.</summary>
    public async Task<IReadOnlyList<string>?> AddPasskeyAsync(Officer officer, string credential, string? name, HttpContext context)
    {
        var attestation = await signIn.PerformPasskeyAttestationAsync(credential);
        if (!attestation.Succeeded || attestation.UserEntity.Id != officer.Id || !attestation.Passkey.IsUserVerified)
        {
            Log.NotTaken(logger, attestation.Failure);
            return null;
        }
        attestation.Passkey.Name = string.IsNullOrWhiteSpace(name) ? Staff.PasskeyUnnamed : name.Trim()[..Math.Min(name.Trim().Length, LongestName)];
        return await ChangeAsync(officer, "account.passkey.added", attestation.Passkey.Name, context, () => officers.AddOrUpdatePasskeyAsync(officer, attestation.Passkey));
    }

    public async Task RemovePasskeyAsync(Officer officer, byte[] id, HttpContext context)
    {
        if (await officers.GetPasskeyAsync(officer, id) is not { } passkey) return;
        await ChangeAsync(officer, "account.passkey.removed", passkey.Name ?? "", context, () => officers.RemovePasskeyAsync(officer, id));
    }

    /// <summary>New recovery codes; the ones before stop working.</summary>
    public async Task<IReadOnlyList<string>> RenewRecoveryCodesAsync(Officer officer, HttpContext context)
    {
        await using var change = await AuditLog.BeginAsync(db, context.RequestAborted);
        var codes = await officers.GenerateNewTwoFactorRecoveryCodesAsync(officer, RecoveryCodes);
        await audit.AppendAsync(db, Actor.Of(context), "account.recovery-codes", officer.UserName!, "", context.RequestAborted);
        await change.CommitAsync(context.RequestAborted);
        return [.. codes!];
    }

    /// <summary>After the change this session counts as signed in with a second factor, because one was just shown to be in hand.</summary>
    private async Task<IReadOnlyList<string>> ChangeAsync(Officer officer, string action, string detail, HttpContext context, Func<Task<IdentityResult>> what)
    {
        await using var change = await AuditLog.BeginAsync(db, context.RequestAborted);
        var hadNone = !await signIn.IsTwoFactorEnabledAsync(officer);
        var result = await what();
        if (!result.Succeeded) throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Code)));
        var isFirst = hadNone && await signIn.IsTwoFactorEnabledAsync(officer);
        if (isFirst && context.User.SessionId() is { } session) await Sessions.RaiseAsync(db, session, context.RequestAborted);
        var codes = isFirst ? await officers.GenerateNewTwoFactorRecoveryCodesAsync(officer, RecoveryCodes) : null;
        await officers.UpdateSecurityStampAsync(officer);
        await audit.AppendAsync(db, Actor.Of(context), action, officer.UserName!, detail, context.RequestAborted);
        await change.CommitAsync(context.RequestAborted);
        return [.. codes ?? []];
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A passkey was not taken")]
        public static partial void NotTaken(ILogger logger, Exception? failure);
    }
}
