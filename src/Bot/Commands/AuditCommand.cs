using System.CommandLine;
using Microsoft.Extensions.Options;
using VinhPhong.Bot.Accounts.Audit;
using VinhPhong.Bot.Language;
using VinhPhong.Bot.Operation;
using VinhPhong.Bot.Storage;

namespace VinhPhong.Bot.Commands;

/// <summary><c>audit verify</c> says whether a line of the audit log was changed or is missing; with <c>--seal</c>, whether its end was cut off.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var seal = new Option<string?>("--seal") { Description = Staff.AboutAuditSeal };
        var verify = new Command("verify", Staff.AboutAuditVerify) { seal };
        verify.SetAction((parsed, cancellationToken) => VerifyAsync(parsed.GetValue(seal), cancellationToken));
        return new Command("audit", Staff.AboutAudit) { verify };
    }

    private static async Task<int> VerifyAsync(string? seal, CancellationToken cancellationToken)
    {
        var kept = seal is null ? null : AuditSeal.Parse(seal);
        if (seal is not null && kept is null)
        {
            await Console.Error.WriteLineAsync(Staff.SealBad);
            return CommandLine.BadInput;
        }
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var settings = new Settings(builder);
        var storage = settings.Read<StorageOptions>(StorageOptions.Section, options => options.Problems());
        try
        {
            settings.ThrowIfAnyIsWrong();
        }
        catch (SettingsException wrong)
        {
            foreach (var problem in wrong.Problems) await Console.Error.WriteLineAsync(problem);
            return CommandLine.BadInput;
        }
        var databases = new BotDbFactory(Options.Create(storage));
        await databases.MigrateAsync(cancellationToken);
        var finding = await new AuditCheck(databases).RunAsync(kept, cancellationToken);
        await Console.Out.WriteLineAsync(finding.Said());
        if (finding is not AuditFinding.Whole whole) return CommandLine.BadInput;
        await Console.Out.WriteLineAsync($"{Staff.Seal}: {whole.Seal}");
        return 0;
    }
}
